#include "paper/csv.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/zone.hpp"

namespace hospitium::paper {
namespace {

/// What makes a spreadsheet take a text for a formula, also in the full width of East Asian keyboards.
bool begins_formula(std::string_view text) {
  constexpr std::array<std::string_view, 8> kStarts{"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::ranges::any_of(kStarts, [&](std::string_view start) { return text.starts_with(start); });
}

/// Where another cell may begin inside the quotes, for a program whose list separator is not the comma.
bool separates(char c) { return std::string_view(";\t\r\n").find(c) != std::string_view::npos; }

std::string quoted(std::string_view text) {
  std::string out = "\"";
  if (begins_formula(text) || (!text.empty() && separates(text.front()))) out += '\'';
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') out += '"';
    out += text[i];
    if (separates(text[i]) && begins_formula(text.substr(std::min(text.find_first_not_of(" \"", i + 1), text.size())))) out += '\'';
  }
  return out + '"';
}

std::string written(const Cell& cell, const std::string& zone) {
  switch (cell.kind) {
    case Cell::Kind::Text: return cell.text.empty() ? std::string() : quoted(cell.text);
    case Cell::Kind::Number: return fmt::format("{}", cell.number);
    case Cell::Kind::Date: return iso_text(cell.day);
    case Cell::Kind::Moment: return moment_text(cell.at, zone);
  }
  return {};
}

}  // namespace

std::string moment_text(Instant at, const std::string& zone) {
  auto text = iso_text(at + offset_us(zone, at)).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string write_csv(const Sheet& sheet) {
  std::string out = "\xEF\xBB\xBF";
  const auto line = [&](const auto& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + written(cells[i], sheet.zone);
    out += "\r\n";
  };
  line(std::vector<Cell>(sheet.headings.begin(), sheet.headings.end()));
  for (const auto& row : sheet.rows) line(row);
  if (!sheet.note.empty()) line(std::vector<Cell>{sheet.note});
  return out;
}

}  // namespace hospitium::paper
