// Readings of one dossier, by right.
#pragma once
#include <string>
#include <vector>

#include "ledger/dossier_store.hpp"

namespace hospitium::ledger {

/// Whether `principal` has any right on it: to everybody else it does not exist.
bool may_open(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind, Id<Dossier> id);
/// Since when the principal's eye is asked for on something that it may read there.
std::optional<Instant> read_mention(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind, Id<Dossier> id);
Result<Opened> open_dossier(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind, Id<Dossier> id);
Alike read_alike(db::Reader& reader, const Engine& engine, const access::Principal& principal, const Opened& opened);
Result<std::vector<TimelineRow>> read_timeline(db::Reader& reader, const Engine& engine, const access::Principal& principal, Kind kind,
                                               Id<Dossier> id, std::int64_t before_version, int limit);
FeedPart read_feed(db::Reader& reader, const Engine& engine, std::span<const std::string> events, std::int64_t position, int limit);
std::vector<FeedEntry> read_feed_back(db::Reader& reader, const Engine& engine, std::int64_t position, int limit);
std::vector<RefusedRow> read_refusals(db::Reader& reader, const Engine& engine, const access::Principal& principal, int limit);

}  // namespace hospitium::ledger
