// The cells of one row by the names of their columns, read into members; what does not read is told and left as it was. Inside only.
#pragma once
#include <functional>

#include "base/json.hpp"
#include "directory/import/csv.hpp"

namespace hospitium::directory {

struct Cells {
  const Table& table;
  const std::vector<std::string>& row;
  std::function<void(std::string, Code)> wrong;

  /// "" when there is no such column.
  std::string text(std::string_view column) const {
    for (std::size_t i = 0; i < table.columns.size() && i < row.size(); ++i)
      if (table.columns[i] == column) return row[i];
    return {};
  }
  /// An empty cell leaves the target as it is.
  template <class T>
  void into(std::string_view column, T& target) const {
    const auto cell = text(column);
    if (cell.empty()) return;
    T value = target;
    if constexpr (kIsOptional<T>) read_cell(column, cell, value.emplace());
    else read_cell(column, cell, value);
    target = std::move(value);
  }
  /// Words separated by spaces, commas or bars.
  template <class T>
  void list(std::string_view column, std::vector<T>& target) const {
    const auto cell = text(column);
    if (cell.empty()) return;
    target.clear();
    for (std::size_t start = 0; start < cell.size();) {
      const auto end = std::min(cell.find_first_of(" ,|", start), cell.size());
      if (end > start) read_cell(column, cell.substr(start, end - start), target.emplace_back());
      start = end + 1;
    }
  }
  /// "1250.50" or "1250,50" in the currency of another column.
  Money money(std::string_view column, std::string_view currency_column) const;

 private:
  template <class T>
  void read_cell(std::string_view column, const std::string& cell, T& target) const {
    boost::json::value tree = boost::json::string(cell);
    if constexpr (std::is_same_v<T, bool>) tree = cell == "yes" || cell == "true" || cell == "1";
    else if constexpr (std::integral<T>) tree = number(cell);
    auto read = json::read_value<T>(tree);
    if (read) target = *std::move(read);
    else wrong(std::string(column), read.error().fields.empty() ? read.error().code : read.error().fields.front().code);
  }
  static boost::json::value number(const std::string& cell);
};

}  // namespace hospitium::directory
