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
};

/// A payload opened: who caused the event, and its text.
struct JournalEntry {
  Actor actor;
  std::string json;
};

inline const std::string kFirstHash(32, '\0');  ///< before version 1, and before feed number 1

std::string journal_hash(Id<Dossier> dossier, const JournalRow& row);
std::string feed_hash(std::string_view previous, std::int64_t number, Id<Dossier> dossier, std::int64_t version, std::string_view journal);

std::string seal_event(const vault::DataKey& key, Id<Dossier> dossier, std::int64_t version, const Actor& actor, const EventText& event);
/// Nothing when the payload was altered.
std::optional<JournalEntry> open_event(const vault::DataKey& key, Id<Dossier> dossier, const JournalRow& row);

/// Completes `row` (all but its hash is set), appends it and enters it in the feed; the dossier's new head.
std::string append_event(db::Writer& writer, const Engine& engine, Id<Dossier> dossier, JournalRow row);
/// At most `limit` rows with a version in (after, before), oldest first.
std::vector<JournalRow> read_journal(db::Reader& reader, Id<Dossier> dossier, std::int64_t after, std::int64_t before, int limit);
/// At most `limit` rows below `before`, newest first.
std::vector<JournalRow> read_journal_back(db::Reader& reader, Id<Dossier> dossier, std::int64_t before, int limit);

}  // namespace hospitium::ledger
