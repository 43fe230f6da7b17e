// Which dossiers lists show, and how many there are: several lists by the same few statements, since each costs a way to another machine where
// the database is one.
#pragma once
#include <span>
#include <vector>

#include "ledger/shelf.hpp"

namespace hospitium::ledger {

/// What is counted to more than this is read in order, for its rows are soon met; what has fewer is gathered and sorted.
inline constexpr std::int64_t kFew = kCountCap;

/// The searches of the columns of a board, or one alone: they ask the same of the same shelves, each of its own stages.
using Searches = std::span<Search>;

/// Chooses what each range is read through, so that what is rare is not looked for along a whole shelf. `many` says that more than kFew rows of
/// each search are known to match.
void choose_ranges(db::Reader& reader, Searches searches, const KindRules& rules, bool many);
/// Of each search the first rows, one more than its limit, in order.
std::vector<std::vector<Found>> find_pages(db::Reader& reader, Searches searches);
/// Of each search how many rows there are, at most one more than kCountCap.
std::vector<std::int64_t> count_rows(db::Reader& reader, Searches searches);

}  // namespace hospitium::ledger
