#include "confined/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "confined/input.hpp"
#include "confined/xml.hpp"

namespace hospitium::confined {
namespace {

std::uint32_t whole(std::string_view text) {
  std::uint32_t number = 0;
  const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || last != text.data() + text.size()) end(Ending::Unreadable);
  return number;
}

/// "AB12" -> 28 and 12.
std::pair<std::uint32_t, std::uint32_t> place_of(std::string_view reference) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 4; ++at) column = column * 26 + static_cast<std::uint32_t>(reference[at] - 'A' + 1);
  if (column == 0) end(Ending::Unreadable);
  return {column, whole(reference.substr(at))};
}

class Table {
 public:
  /// In the order of rows and columns, as sheets have them; what goes back is damaged.
  void add(std::uint32_t column, std::uint32_t row, std::string_view text) {
    if (text.empty()) return;
    if (row > kMostRows || column > kMostColumns) end(Ending::TooLarge);
    if (row < row_ || (row == row_ && column <= column_)) end(Ending::Unreadable);
    for (; row_ < row; ++row_, column_ = 0) out_ += row_ == 0 ? "" : "\r\n";
    out_.append(column - std::max(column_, 1U), ',');
    column_ = column;
    quote(text);
  }
  std::string done() && { return std::move(out_) + "\r\n"; }

 private:
  void quote(std::string_view text) {
    out_ += '"';
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
    if (out_.size() > kMostTable) end(Ending::TooLarge);
  }
  std::string out_;
  std::uint32_t row_ = 0, column_ = 0;
};

class SheetReader {
 public:
  explicit SheetReader(const SheetWords& words) : words_(words) {}

  void open(std::string_view element, const Attributes& attributes) {
    if (element == "row") {
      row_ = attributes["r"].empty() ? row_ + 1 : whole(attributes["r"]);
      column_ = 0;
    }
    if (element == "c") begin(attributes);
    if (element == "rPh") spoken_ = true;
    reading_ = element == "v" || (element == "t" && inline_ && !spoken_);
    if (element == "is") inline_ = true;
  }
  void close(std::string_view element) {
    if (element == "rPh") spoken_ = false;
    if (element == "is") inline_ = false;
    reading_ = false;
    if (element == "c") table_.add(column_, row_, value());
  }
  void text(std::string_view piece) {
    if (reading_ && written_.size() + piece.size() > (1 << 20)) end(Ending::TooLarge);
    if (reading_) written_.append(piece);
  }
  std::string done() && { return std::move(table_).done(); }

 private:
  void begin(const Attributes& attributes) {
    const auto reference = attributes["r"];
    if (reference.empty()) ++column_;
    else std::tie(column_, row_) = place_of(reference);
    type_ = attributes["t"];
    style_ = attributes["s"].empty() ? 0 : whole(attributes["s"]);
    written_.clear();
  }
  std::string value() const {
    if (written_.empty()) return {};
    if (type_ == "s") {
      const auto at = whole(written_);
      if (at >= words_.texts.size()) end(Ending::Unreadable);
      return words_.texts[at];
    }
    if (type_ == "b") return written_ == "1" ? "true" : "false";
    if (type_ == "d") return written_.substr(0, written_.find("T00:00:00"));
    if (!type_.empty() && type_ != "n") return written_;         // str, inlineStr, e: as it stands
    return number_text(written_, style_ < words_.styles.size() ? words_.styles[style_] : Shown::Number, words_.calendar);
  }

  const SheetWords& words_;
  Table table_;
  std::uint32_t row_ = 0, column_ = 0, style_ = 0;
  std::string type_, written_;
  bool reading_ = false, inline_ = false, spoken_ = false;
};

}  // namespace

std::string sheet_as_csv(const Archive& archive, std::string_view part, const SheetWords& words) {
  SheetReader reader(words);
  read_xml(archive, part, {.open = [&](std::string_view element, const Attributes& attributes) { reader.open(element, attributes); },
                           .close = [&](std::string_view element) { reader.close(element); },
                           .text = [&](std::string_view piece) { reader.text(piece); }});
  return std::move(reader).done();
}

}  // namespace hospitium::confined
