// Pages of dossiers: each reader's shelf is a few ranges of one index, one per (membership, stage), merged here.
#pragma once
#include "ledger/engine.hpp"

namespace hospitium::ledger {

Result<ListPage> read_list(db::Reader& reader, const Engine& engine, const access::Principal& principal, const ListFilter& filter);
std::vector<ClockRow> read_clocks(db::Reader& reader, const Engine& engine, const access::Principal& principal, Instant before, int limit);

}  // namespace hospitium::ledger
