// The cells of one row by the names of their columns, read into members; what does not read is told and left as it was. Inside only.
#pragma once
#include "base/json.hpp"
#include "directory/import.hpp"

namespace hospitium::directory {

inline constexpr std::string_view kAnySex = "any";       ///< a service for anybody

/// Tells of each cell once: what is wrong with it hides nothing of the others, and what cannot be compared with it says so.
class Cells {
 public:
  Cells(const Table& table, const std::vector<std::string>& row, std::int64_t number) : table_(table), row_(row), number_(number) {}

  /// "" when there is no such column.
  std::string text(std::string_view column) const {
    for (std::size_t i = 0; i < table_.columns.size() && i < row_.size(); ++i)
      if (table_.columns[i] == column) return row_[i];
    return {};
  }
  const std::vector<std::string>& columns() const { return table_.columns; }

  void wrong(std::string_view column, Code code) { tell({number_, std::string(column), code, 0, {}}); }
  /// What stands there says nothing without what is missing in `with`.
  void needs(std::string_view column, std::string_view with) {
    if (!text(column).empty() && sound(with)) tell({number_, std::string(column), Code::NotChecked, 0, std::string(with)});
  }
  void unclear(std::string_view column, std::vector<Candidate> candidates) { tell({number_, std::string(column), Code::ServiceUnclear, 0, {}, {}, std::move(candidates)}); }
  /// The row says what this earlier one says.
  void repeats(std::string_view column, std::int64_t earlier) { tell({number_, std::string(column), Code::RowRepeated, earlier, {}}); }
  bool sound(std::string_view column) const { return !std::ranges::count(errors, column, &CellError::column); }
  /// Whether a check of `column` that needs another one can be made; where that one is wrong, it is said that it could not.
  bool comparable(std::string_view column, std::string_view with);

  /// An empty cell leaves the target as it is.
  template <class T>
  void into(std::string_view column, T& target) {
    const auto cell = text(column);
    if (cell.empty() || !sound(column)) return;
    T value = target;
    if constexpr (kIsOptional<T>) read_cell(column, cell, value.emplace());
    else read_cell(column, cell, value);
    if (sound(column)) target = std::move(value);
  }
  /// Words separated by spaces, commas or bars.
  template <class T>
  void list(std::string_view column, std::vector<T>& target) {
    const auto cell = text(column);
    if (cell.empty() || !sound(column)) return;
    target.clear();
    for (std::size_t start = 0; start < cell.size();) {
      const auto end = std::min(cell.find_first_of(" ,|", start), cell.size());
      if (end > start) read_cell(column, cell.substr(start, end - start), target.emplace_back());
      start = end + 1;
    }
  }
  /// Each of these columns into the member of its name.
  template <DescribedStruct Record>
  void members(Record& record, std::initializer_list<std::string_view> columns) {
    for (const auto column : columns)
      for_each_member<Record>([&](std::string_view name, auto pointer) {
        if (name == column) member(column, record.*pointer);
      });
  }
  /// "1250.50" or "1 250,50" in the currency of another column. Nothing where either is wrong.
  std::optional<Money> money(std::string_view column, std::string_view currency_column);

  std::vector<CellError> errors;

 private:
  void tell(CellError error) {
    if (sound(error.column)) errors.push_back(std::move(error));
  }
  template <class T>
  void read_cell(std::string_view column, const std::string& cell, T& target) {
    boost::json::value tree = boost::json::string(cell);
    if constexpr (std::is_same_v<T, bool>) {
      tree = cell == "yes" || cell == "true" || cell == "1";
    } else if constexpr (std::integral<T>) {
      const auto read = number(cell);
      if (!read) return wrong(column, read.error().code);
      tree = *read;
    }
    auto read = json::read_value<T>(tree);
    if (read) target = *std::move(read);
    else wrong(column, read.error().fields.empty() ? read.error().code : read.error().fields.front().code);
  }
  template <class T>
  void member(std::string_view column, T& target) { into(column, target); }
  template <class T>
  void member(std::string_view column, std::vector<T>& target) { list(column, target); }
  static Result<std::int64_t> number(const std::string& cell);

  const Table& table_;
  const std::vector<std::string>& row_;
  std::int64_t number_ = 0;
};

}  // namespace hospitium::directory
