// Pages of dossiers: each reader's shelf is a few ranges of one index, one per (membership, stage), merged here.
#pragma once
#include "ledger/engine.hpp"

namespace hospitium::ledger {

/// Reads in a transaction of its own, and opens the cards after it.
Result<ListPage> read_list(const Engine& engine, const access::Principal& principal, const ListFilter& filter);
std::vector<ClockRow> read_clocks(db::Reader& reader, const Engine& engine, const access::Principal& principal, Instant before, int limit);

}  // namespace hospitium::ledger
