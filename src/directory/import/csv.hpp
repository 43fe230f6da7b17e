// Tables as people send them: CSV after RFC 4180, with a byte order mark or without, separated by commas, semicolons or tabs.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace hospitium::directory {

inline constexpr std::size_t kMostRows = 20'000, kMostColumns = 100, kLongestCell = 16'000;  ///< bytes of a cell

/// The first row that is not empty names the columns. Rows may be shorter than it; missing cells are empty.
struct Table {
  std::vector<std::string> headings;     ///< as they are written, trimmed
  std::vector<std::string> columns;      ///< what the headings mean: folded at first, named by name_columns
  std::vector<std::vector<std::string>> rows;
  std::int64_t headed_at = 1;            ///< the line of the headings, as a spreadsheet counts: what is empty above them counts too
};

/// InvalidUtf8, TooMany (rows or columns), TooLong (a cell), Malformed (an open quote, a row longer than the first), Required (no row),
/// DuplicateKey (a column twice); the field is "/rows/<line>" where one line is at fault.
Result<Table> read_csv(std::string_view text);

}  // namespace hospitium::directory
