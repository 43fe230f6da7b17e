// Counting facts; inside the room only.
#pragma once
#include "observatory/observatory.hpp"

namespace hospitium::observatory {

/// Rows and total of a query, exact.
struct Counted {
  std::vector<TableRow> rows;
  std::int64_t total = 0;
};
Counted count(db::Reader& reader, const TableQuery& query);

/// Whether a row stands for fewer persons than kThreshold. Persons decide, whatever is counted: ten episodes of one person would give
/// that person away.
bool has_small_cell(db::Reader& reader, const TableQuery& query);

}  // namespace hospitium::observatory
