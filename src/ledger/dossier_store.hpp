// Table `dossier`: one row per dossier, its snapshot sealed. Reading opens it; writing seals it again, one version on.
#pragma once
#include <optional>
#include <string>

#include "ledger/engine.hpp"
#include "ledger/revisions.hpp"

namespace hospitium::ledger {

/// A dossier that is held for one command or one reading.
struct Held {
  Id<Dossier> id;
  Kind kind{};
  std::int64_t version = 0;              ///< 0: being opened
  Instant opened, updated;
  vault::KeyId key_id;
  std::optional<vault::DataKey> key;
  std::string head;                      ///< hash of the last journal row
  Revisions revisions;
  std::unique_ptr<LoadedDossier> dossier;
};

enum class Lock { None, Write };

/// What is stored of a dossier is not what was written.
class Altered : public db::Fault {
 public:
  explicit Altered(Id<Dossier> id) : Fault(db::FaultKind::Broken, "what is stored of dossier " + id.text() + " was altered; run verify") {}
};

/// Nothing when there is no such dossier of this kind, or it was erased. One of an older shape is folded anew. Throws db::Fault, Altered too.
std::optional<Held> find_dossier(db::Reader& reader, const Engine& engine, Kind kind, Id<Dossier> id, Lock lock);

/// A refold of the whole journal: what the snapshot must be.
std::unique_ptr<LoadedDossier> refold(db::Reader& reader, const Engine& engine, const Held& held, Revisions& revisions);

/// An id of `now` and a data key for a dossier that is about to be opened.
Reservation reserve_dossier(const Engine& engine, Instant now);
/// A dossier before its first event.
Held fresh_dossier(const Engine& engine, Kind kind, const Reservation& reservation, Instant now);

/// What a dossier's row holds sealed.
struct SealedDossier {
  std::string card, snapshot;
  int shape = 0;
};
SealedDossier seal_dossier(const Engine& engine, const Held& held, const Projection& projection);

void insert_dossier(db::Writer& writer, const Held& held, const Projection& projection, const SealedDossier& sealed);
/// False when another writer was first: the row no longer has `from_version`, or was erased.
bool update_dossier(db::Writer& writer, const Engine& engine, const Held& held, const Projection& before, const Projection& after,
                    std::int64_t from_version);
/// Whether all columns that all holders' rows share are equal.
bool same_shelf(const Projection& a, const Projection& b);

/// A snapshot opened: the line of its revisions, and the state's JSON.
struct SnapshotText {
  std::string revisions, state;
};
/// Nothing when it was altered, or sealed for another dossier, version or shape.
std::optional<SnapshotText> open_snapshot(const vault::DataKey& key, Id<Dossier> id, std::int64_t version, std::int64_t shape,
                                          std::string_view sealed);

/// The card of a row, opened; nothing when it was altered.
std::optional<std::string> open_card(const vault::DataKey& key, Id<Dossier> id, std::string_view sealed);

/// The tag of what `reader` may see: a keyed hash, so that no version can be read out of it.
std::string tag_of(const Held& held, const Viewer& viewer);
std::string tag_of(const vault::DataKey& key, const Revisions& revisions, const Viewer& viewer);
/// Of one class of data alone.
std::string tag_of(const vault::DataKey& key, const Revisions& revisions, const Viewer& viewer, DataClass data_class);

}  // namespace hospitium::ledger
