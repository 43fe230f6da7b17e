// The journal of one dossier: sealed events in a chain of hashes, and the feed that runs over all dossiers.
#pragma once
#include <string>
#include <vector>

#include "ledger/engine.hpp"

namespace hospitium::ledger {

/// One row as stored. `payload` is sealed and bound to (dossier, version, type).
struct JournalRow {
  std::int64_t version = 0;
  Instant at;
  std::string type, payload, previous, hash;
  std::string mark;                      ///< mark_of() its facet; "" in rows older than marks
};

/// A payload opened: who caused the event, and its text.
struct JournalEntry {
  Actor actor;
  std::string json;
};

inline const std::string kFirstHash(32, '\0');  ///< before version 1, and before feed number 1

/// Equal for events of one facet of one dossier, and means nothing without its key: a page of what a reader may see is found by marks, and
/// nothing else of the journal is opened for it. It decides nothing: what is found is looked at by right.
std::string mark_of(const vault::DataKey& key, const Facet& facet);

std::string journal_hash(Id<Dossier> dossier, const JournalRow& row);
std::string feed_hash(std::string_view previous, std::int64_t number, Id<Dossier> dossier, std::int64_t version, std::string_view journal);

std::string seal_event(const vault::DataKey& key, Id<Dossier> dossier, std::int64_t version, const Actor& actor, const EventText& event);
/// Nothing when the payload was altered.
std::optional<JournalEntry> open_event(const vault::DataKey& key, Id<Dossier> dossier, const JournalRow& row);

/// Appends finished rows and enters them in the feed. Lives within one transaction.
class JournalWriter {
 public:
  JournalWriter(db::Writer& writer, const Engine& engine) : writer_(writer), engine_(engine) {}
  void append(Id<Dossier> dossier, const JournalRow& row);

 private:
  void enter_in_feed(Id<Dossier> dossier, const JournalRow& row);
  void leave_for_sequencer(Id<Dossier> dossier, const JournalRow& row);
  void find_tail();

  db::Writer& writer_;
  const Engine& engine_;
  std::int64_t number_ = 0;
  std::string hash_;                     ///< of the feed so far; "" until find_tail()
};

/// At most `limit` rows with a version in (after, before), oldest first.
std::vector<JournalRow> read_journal(db::Reader& reader, Id<Dossier> dossier, std::int64_t after, std::int64_t before, int limit);
/// At most `limit` rows below `before`, newest first: all, or those with one of `marks` or none.
std::vector<JournalRow> read_journal_back(db::Reader& reader, Id<Dossier> dossier, std::int64_t before, int limit,
                                          const std::optional<std::vector<std::string>>& marks);

}  // namespace hospitium::ledger
