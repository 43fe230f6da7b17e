#include "paper/xlsx.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "paper/zip.hpp"

namespace hospitium::paper {
namespace {

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::size_t kLongestText = 32'000, kLongestTitle = 31;   // code points; what spreadsheets take
constexpr int kEpoch = 25'569;                                     // 1970-01-01 in days of a spreadsheet
enum Style { kPlain, kHeading, kDate, kMoment };

constexpr std::string_view kTypes = R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)";
constexpr std::string_view kRootRelations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr std::string_view kBookRelations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
constexpr std::string_view kStyles = R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
</styleSheet>)";

/// At most so many code points.
std::string_view cut(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t points = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && points++ == most) break;
  return text.substr(0, at);
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\r': out += "&#13;"; break;
    default: if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;   // XML knows no other control characters
  }
  return out;
}

std::string column_name(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

class Rows {
 public:
  explicit Rows(const std::string& zone) : zone_(zone) {}
  void add(const std::vector<Cell>& cells, Style text_style) {
    out_ += fmt::format(R"(<row r="{}">)", ++row_);
    for (std::size_t i = 0; i < cells.size(); ++i) add(cells[i], column_name(i) + std::to_string(row_), text_style);
    out_ += "</row>\n";
  }
  std::string done() && { return std::move(out_); }

 private:
  void add(const Cell& cell, const std::string& place, Style text_style) {
    switch (cell.kind) {
      case Cell::Kind::Text:
        if (!cell.text.empty())
          out_ += fmt::format(R"(<c r="{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", place, static_cast<int>(text_style),
                              escaped(cut(cell.text, kLongestText)));
        return;
      case Cell::Kind::Number: return number(place, kPlain, cell.number);
      case Cell::Kind::Date: return number(place, kDate, cell.day.days + kEpoch);
      case Cell::Kind::Moment:
        return number(place, kMoment, static_cast<double>(cell.at.us + offset_us(zone_, cell.at)) / static_cast<double>(kDay_us) + kEpoch);
    }
  }
  void number(const std::string& place, Style style, double value) { out_ += fmt::format(R"(<c r="{}" s="{}"><v>{}</v></c>)", place, static_cast<int>(style), value); }

  const std::string& zone_;
  std::string out_;
  std::size_t row_ = 0;
};

std::size_t width_of(const Sheet& sheet, std::size_t column) {
  constexpr std::size_t kNarrowest = 9, kWidest = 60, kLookedAt = 200;
  std::size_t width = code_points(sheet.headings[column]);
  for (std::size_t i = 0; i < std::min(kLookedAt, sheet.rows.size()); ++i)
    if (column < sheet.rows[i].size()) width = std::max(width, sheet.rows[i][column].kind == Cell::Kind::Moment ? 16 : code_points(sheet.rows[i][column].text));
  return std::clamp(width + 2, kNarrowest, kWidest);
}

std::string sheet_xml(const Sheet& sheet) {
  std::string out(kHead);
  out += fmt::format(R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"{}>)"
                     R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>)",
                     sheet.direction == Direction::RightToLeft ? R"( rightToLeft="1")" : "");
  for (std::size_t i = 0; i < sheet.headings.size(); ++i) out += fmt::format(R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", i + 1, width_of(sheet, i));
  Rows rows(sheet.zone);
  rows.add({sheet.headings.begin(), sheet.headings.end()}, kHeading);
  for (const auto& row : sheet.rows) rows.add(row, kPlain);
  if (!sheet.note.empty()) rows.add({Cell(sheet.note)}, kHeading);
  return out + "</cols><sheetData>" + std::move(rows).done() + "</sheetData></worksheet>";
}

std::string book_xml(const Sheet& sheet) {
  std::string title(cut(sheet.title, kLongestTitle));
  std::ranges::replace_if(title, [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; }, ' ');
  return fmt::format(R"({}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
                     R"(<sheets><sheet name="{}" sheetId="1" r:id="rId1"/></sheets></workbook>)", kHead, escaped(title.empty() ? "1" : title));
}

}  // namespace

std::string write_xlsx(const Sheet& sheet) {
  Zip zip;
  const auto fixed = [&](std::string_view name, std::string_view xml) { zip.add(name, std::string(kHead).append(xml)); };
  fixed("[Content_Types].xml", kTypes);
  fixed("_rels/.rels", kRootRelations);
  zip.add("xl/workbook.xml", book_xml(sheet));
  fixed("xl/_rels/workbook.xml.rels", kBookRelations);
  fixed("xl/styles.xml", kStyles);
  zip.add("xl/worksheets/sheet1.xml", sheet_xml(sheet));
  return std::move(zip).done();
}

}  // namespace hospitium::paper
