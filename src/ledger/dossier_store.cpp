#include "ledger/dossier_store.hpp"

#include "ledger/bytes.hpp"
#include "ledger/journal.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kFoldBatch = 500;

std::string snapshot_binding(Id<Dossier> id, std::int64_t version, std::int64_t shape) {
  std::string text(view_of(id));
  append(text, version);
  append(text, shape);
  return text;
}

/// The revisions stand on the first line, the state's JSON after it.
std::string seal_snapshot(const Held& held, std::int64_t shape) {
  return held.key->seal(vault::Purpose::Snapshot, held.revisions.text() + '\n' + held.dossier->snapshot(),
                        snapshot_binding(held.id, held.version, shape));
}

std::string seal_card(const Held& held, const Projection& projection) {
  return held.key->seal(vault::Purpose::Card, projection.card, view_of(held.id));
}

std::string tag_of(const vault::DataKey& key, std::string_view visible) {
  constexpr std::size_t kTag_bytes = 12;
  constexpr char kHex[] = "0123456789abcdef";
  const auto hash = key.hash(vault::Purpose::Snapshot, visible);
  std::string tag;
  for (std::size_t i = 0; i < kTag_bytes; ++i) (tag += kHex[hash[i] >> 4]) += kHex[hash[i] & 15];
  return tag;
}

void load_snapshot(db::Reader& reader, const Engine& engine, Held& held, std::string_view sealed, std::int64_t shape) {
  const auto& rules = engine.rules(held.kind);
  const auto text = open_snapshot(*held.key, held.id, held.version, shape, sealed);
  if (!text) throw Altered(held.id);
  if (shape != rules.shape()) {
    held.dossier = refold(reader, engine, held, held.revisions);
    return;
  }
  auto revisions = Revisions::parse(text->revisions);
  auto loaded = rules.load(text->state);
  if (!revisions || !loaded) throw Altered(held.id);
  held.revisions = *std::move(revisions);
  held.dossier = *std::move(loaded);
}

template <class E>
std::optional<std::string> name_if(const std::optional<E>& value) {
  return value ? std::optional(std::string(name_of(*value))) : std::nullopt;
}
std::optional<std::string> code_if(const std::optional<Place>& place) { return place ? std::optional(place->code) : std::nullopt; }

/// The clear columns, kept alive while a statement runs.
struct Clear {
  explicit Clear(const Projection& projection)
      : origin(code_if(projection.origin)), destination(code_if(projection.destination)), specialty(name_if(projection.specialty)),
        urgency(name_if(projection.urgency)) {}
  std::optional<std::string> origin, destination, specialty, urgency;
};

}  // namespace

std::optional<Held> find_dossier(db::Reader& reader, const Engine& engine, Kind kind, Id<Dossier> id, Lock lock) {
  constexpr std::string_view kPlain = "SELECT version, opened, updated, key_id, head, shape, snapshot FROM dossier "
                                      "WHERE id = ?1 AND kind = ?2 AND erased IS NULL";
  static const std::string kLocking = std::string(kPlain) + std::string(db::for_update(db::Dialect::Postgresql));
  const bool locks = lock == Lock::Write && engine.database.dialect() == db::Dialect::Postgresql;
  const auto rows = reader.query(locks ? std::string_view(kLocking) : kPlain, {id, name_of(kind)});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows[0];
  Held held;
  held.id = id;
  held.kind = kind;
  held.version = row.number(0);
  held.opened = row.instant(1);
  held.updated = row.instant(2);
  held.key_id = row.id<vault::KeyTag>(3);
  held.head = row.text(4);
  held.key = engine.vault.key(held.key_id);
  if (!held.key) return std::nullopt;  // its erasure is under way
  load_snapshot(reader, engine, held, row.text(6), row.number(5));
  return held;
}

std::unique_ptr<LoadedDossier> refold(db::Reader& reader, const Engine& engine, const Held& held, Revisions& revisions) {
  const auto& rules = engine.rules(held.kind);
  auto dossier = rules.fresh();
  std::int64_t version = 0;
  while (version < held.version) {
    const auto rows = read_journal(reader, held.id, version, held.version + 1, kFoldBatch);
    if (rows.empty()) throw Altered(held.id);
    for (const auto& row : rows) {
      const auto entry = open_event(*held.key, held.id, row);
      const auto facet = entry ? rules.facet_of(row.type, entry->json) : std::nullopt;
      if (!facet || !dossier->fold(row.type, entry->json, row.at, entry->actor)) throw Altered(held.id);
      revisions.touch(*facet, row.version, row.at);
      version = row.version;
    }
  }
  return dossier;
}

Reservation reserve_dossier(const Engine& engine, Instant now) {
  auto [key_id, key] = engine.vault.take_spare();
  return {{make_id_bytes(now.us, engine.environment.random())}, key_id, std::move(key)};
}

Held fresh_dossier(const Engine& engine, Kind kind, const Reservation& reservation, Instant now) {
  Held held;
  held.id = reservation.id;
  held.kind = kind;
  held.opened = now;
  held.key_id = reservation.key_id;
  held.key = reservation.key;
  held.head = kFirstHash;
  held.dossier = engine.rules(kind).fresh();
  return held;
}

SealedDossier seal_dossier(const Engine& engine, const Held& held, const Projection& projection) {
  const auto shape = engine.rules(held.kind).shape();
  return {seal_card(held, projection), seal_snapshot(held, shape), shape};
}

void insert_dossier(db::Writer& writer, const Held& held, const Projection& projection, const SealedDossier& sealed) {
  const Clear clear(projection);
  writer.execute(
      "INSERT INTO dossier(id, kind, number, stage, version, origin, destination, specialty, urgency, owner, owes, due, opened, updated, "
      "key_id, head, card, shape, snapshot) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
      {held.id, name_of(held.kind), projection.number, projection.stage, held.version, clear.origin, clear.destination, clear.specialty,
       clear.urgency, projection.owner, projection.owes, projection.due, held.opened, held.updated, held.key_id, db::BlobView{held.head},
       db::BlobView{sealed.card}, sealed.shape, db::BlobView{sealed.snapshot}});
}

bool same_shelf(const Projection& a, const Projection& b) {
  return a.origin == b.origin && a.destination == b.destination && a.specialty == b.specialty && a.urgency == b.urgency && a.owner == b.owner;
}

bool update_dossier(db::Writer& writer, const Engine& engine, const Held& held, const Projection& before, const Projection& after,
                    std::int64_t from_version) {
  const auto sealed = seal_dossier(engine, held, after);
  const auto changed = writer.execute(
      "UPDATE dossier SET stage = ?3, version = ?4, owes = ?5, due = ?6, updated = ?7, head = ?8, card = ?9, shape = ?10, snapshot = ?11 "
      "WHERE id = ?1 AND version = ?2 AND erased IS NULL",
      {held.id, from_version, after.stage, held.version, after.owes, after.due, held.updated, db::BlobView{held.head}, db::BlobView{sealed.card},
       sealed.shape, db::BlobView{sealed.snapshot}});
  if (changed != 1 || (same_shelf(before, after) && before.number == after.number)) return changed == 1;
  // Seldom, and apart: SQLite writes the entry of an index anew for each column that a statement names, changed or not.
  const Clear clear(after);
  writer.execute("UPDATE dossier SET origin = ?2, destination = ?3, specialty = ?4, urgency = ?5, owner = ?6, number = ?7 WHERE id = ?1",
                 {held.id, clear.origin, clear.destination, clear.specialty, clear.urgency, after.owner, after.number});
  return true;
}

std::optional<SnapshotText> open_snapshot(const vault::DataKey& key, Id<Dossier> id, std::int64_t version, std::int64_t shape,
                                          std::string_view sealed) {
  auto plain = key.open(vault::Purpose::Snapshot, sealed, snapshot_binding(id, version, shape));
  const auto line = plain ? plain->find('\n') : std::string::npos;
  if (line == std::string::npos) return std::nullopt;
  return SnapshotText{plain->substr(0, line), plain->substr(line + 1)};
}

std::optional<std::string> open_card(const vault::DataKey& key, Id<Dossier> id, std::string_view sealed) {
  return key.open(vault::Purpose::Card, sealed, view_of(id));
}

std::string tag_of(const vault::DataKey& key, const Revisions& revisions, const Viewer& viewer) { return tag_of(key, revisions.visible(viewer)); }

std::string tag_of(const vault::DataKey& key, const Revisions& revisions, const Viewer& viewer, DataClass data_class) {
  return tag_of(key, revisions.visible(viewer, data_class));
}

std::string tag_of(const Held& held, const Viewer& viewer) { return tag_of(*held.key, held.revisions, viewer); }

}  // namespace hospitium::ledger
