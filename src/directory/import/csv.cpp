#include "directory/import/csv.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace hospitium::directory {
namespace {

using Cells = std::vector<std::string>;

/// What separates the cells is what the line of the headings has most of, outside of quotes.
char separator_of(std::string_view text) {
  constexpr std::string_view kCandidates = ",;\t";
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  const auto from = std::min(text.find_first_not_of("\r\n\t ,;"), text.size());
  const auto line = text.substr(0, from).find_last_of('\n') + 1;  // npos + 1 = 0
  for (const char c : text.substr(line, text.find('\n', from) - line)) {
    if (c == '"') quoted = !quoted;
    if (const auto at = kCandidates.find(c); !quoted && at != std::string_view::npos) ++counts[at];
  }
  return kCandidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}
  bool more() const { return at_ < text_.size(); }

  Result<Cells> line() {
    Cells cells;
    for (;;) {
      TRY(auto cell, this->cell());
      if (cell.size() > kLongestCell) return refuse(Code::TooLong);
      cells.push_back(std::move(cell));
      if (cells.size() > kMostColumns) return refuse(Code::TooMany);
      if (at_ >= text_.size()) return cells;
      const char ended = text_[at_++];
      if (ended == separator_) continue;
      if (ended == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      return cells;
    }
  }

 private:
  bool ends(char c) const { return c == separator_ || c == '\r' || c == '\n'; }
  Result<std::string> cell() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const auto start = at_;
    while (at_ < text_.size() && !ends(text_[at_])) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }
  Result<std::string> quoted() {
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') { cell += text_[at_]; continue; }
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') { cell += text_[++at_]; continue; }
      ++at_;
      if (at_ < text_.size() && !ends(text_[at_])) break;
      return cell;
    }
    return refuse(Code::Malformed);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char separator_;
};

Result<Unit> take_headings(Table& table, const Cells& cells) {
  for (const auto& cell : cells) {
    auto heading = trimmed(cell);
    auto name = fold(heading);
    if (!name.empty() && std::ranges::find(table.columns, name) != table.columns.end()) return refuse(Code::DuplicateKey, "/columns/" + name);
    table.columns.push_back(std::move(name));
    table.headings.push_back(std::move(heading));
  }
  return Unit{};
}

Result<Unit> add_row(Table& table, Cells cells) {
  for (auto& cell : cells) cell = trimmed(cell);
  if (std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); })) cells.clear();  // a line left empty keeps its number
  if (cells.size() > table.columns.size()) return refuse(Code::Malformed);
  cells.resize(cells.empty() ? 0 : table.columns.size());
  table.rows.push_back(std::move(cells));
  return Unit{};
}

}  // namespace

Result<Table> read_csv(std::string_view text) {
  if (!valid_utf8(text)) return refuse(Code::InvalidUtf8);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Reader reader(text);
  Table table;
  Cells first;
  for (;; ++table.headed_at) {
    if (!reader.more()) return refuse(Code::Required);
    TRY(first, reader.line());
    if (!std::ranges::all_of(first, [](const std::string& cell) { return trimmed(cell).empty(); })) break;
  }
  TRY_DO(take_headings(table, first));
  while (reader.more()) {
    if (table.rows.size() >= kMostRows) return refuse(Code::TooMany);
    auto cells = reader.line();
    const auto added = cells ? add_row(table, *std::move(cells)) : Result<Unit>(tl::unexpected(cells.error()));
    if (!added) return refuse(added.error().code, fmt::format("/rows/{}", table.headed_at + std::ssize(table.rows) + 1));
  }
  return table;
}

}  // namespace hospitium::directory
