// Pages of dossiers: each reader's shelf is a few ranges of one index, one per (membership, stage), merged here.
#pragma once
#include "ledger/engine.hpp"

namespace hospitium::ledger {

/// Reads in a transaction of its own, and opens the cards after it.
Result<ListPage> read_list(const Engine& engine, const access::Principal& principal, const ListFilter& filter);
/// One for each of `stages`.
Result<std::vector<ListPage>> read_columns(const Engine& engine, const access::Principal& principal, const ListFilter& filter,
                                           std::span<const std::string_view> stages);

}  // namespace hospitium::ledger
