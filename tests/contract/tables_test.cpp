// Workbooks of strangers, read by the confined program: what people put in comes out, and what is made to break it does not.
#include <random>

#include <gtest/gtest.h>

#include "http/import.hpp"
#include "paper/xlsx.hpp"
#include "paper/zip.hpp"

namespace hospitium::contract {
namespace {

using Cells = std::vector<std::string>;
using Parts = std::map<std::string, std::string>;

constexpr std::string_view kTypes = R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>)";
constexpr std::string_view kRoot = R"(<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr std::string_view kBook = R"(<workbook xmlns:r="urn:r"><sheets><sheet name="notes" state="hidden" r:id="h"/><sheet name="one" r:id="s"/></sheets></workbook>)";
constexpr std::string_view kRelations = R"(<Relationships><Relationship Id="s" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="h" Type="http://x/worksheet" Target="worksheets/hidden.xml"/><Relationship Id="t" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
<Relationship Id="y" Type="http://x/styles" Target="../xl/styles.xml"/></Relationships>)";

std::string sheet_of(std::string_view rows) { return fmt::format("<worksheet><sheetData>{}</sheetData></worksheet>", rows); }

/// A small sound workbook; tests replace parts of it.
Parts workbook(std::string_view rows) {
  return {{"[Content_Types].xml", std::string(kTypes)}, {"_rels/.rels", std::string(kRoot)}, {"xl/workbook.xml", std::string(kBook)},
          {"xl/_rels/workbook.xml.rels", std::string(kRelations)}, {"xl/worksheets/sheet1.xml", sheet_of(rows)},
          {"xl/worksheets/hidden.xml", sheet_of(R"(<row r="1"><c r="A1"><v>666</v></c></row>)")}};
}

std::string zipped(const Parts& parts) {
  paper::Zip zip;
  for (const auto& [name, content] : parts) zip.add(name, content);
  return std::move(zip).done();
}

const records::ConfinedProgram& program() {
  static const records::ConfinedProgram installed(HOSPITIUM_CONFINED, {.wall_ms = 30'000, .most_output = 17 << 20});
  return installed;
}

Result<directory::Table> read(const Parts& parts) { return http::read_table(program(), zipped(parts)); }
std::string refusal(const Result<directory::Table>& read) { return read ? "read" : std::string(row(read.error().code).name); }

TEST(Tables, WhatWeWriteWeRead) {
  paper::Sheet sheet;
  sheet.title = "Price list";
  sheet.headings = {"Name", "Price", "From", "At"};
  sheet.rows = {{"Đỗ & \"Söhne\" <1>\n=1+1", 1250.5, *parse_day("2026-02-01"), *parse_instant("2026-02-01T09:30:00Z")}, {}, {"", 0.1 + 0.2, *parse_day("1900-02-28")}};
  const auto table = http::read_table(program(), paper::write_xlsx(sheet));
  ASSERT_TRUE(table) << row(table.error().code).name;
  EXPECT_EQ(table->headings, (Cells{"Name", "Price", "From", "At"}));
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_EQ(table->rows[0], (Cells{"Đỗ & \"Söhne\" <1>\n=1+1", "1250.5", "2026-02-01", "2026-02-01T09:30"}));
  EXPECT_TRUE(table->rows[1].empty());
  EXPECT_EQ(table->rows[2][1], "0.3");
}

TEST(Tables, EveryKindOfCellIsRead) {
  auto parts = workbook(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>Pri</t></r><r><t>ce</t></r><rPh><t>say</t></rPh></is></c><c r="D1" t="str"><f>"D"</f><v>D</v></c></row>
<row r="3"><c r="A3"><f>A1*2</f><v>12</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3" s="1"><v>46054</v></c></row>
<row r="4"><c r="A4" s="2"><v>46054.75</v></c><c r="B4" s="3"><v>0.354166666666667</v></c><c r="C4" t="d"><v>2026-02-01T00:00:00</v></c><c r="D4" s="4"><v>1.5E+3</v></c></row>)");
  parts["xl/sharedStrings.xml"] = R"(<sst><si><r><t>Na</t></r><r><t>me</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si></sst>)";
  parts["xl/styles.xml"] = R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-419]dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd hh:mm"/><numFmt numFmtId="166" formatCode="#,##0.00 &quot;days&quot;;[Red]-#"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="166"/></cellXfs></styleSheet>)";
  const auto table = read(parts);
  ASSERT_TRUE(table) << refusal(table);
  EXPECT_EQ(table->headings, (Cells{"Name", "Price", "", "D"}));
  ASSERT_EQ(table->rows.size(), 3U);
  EXPECT_TRUE(table->rows[0].empty());
  EXPECT_EQ(table->rows[1], (Cells{"12", "true", "#N/A", "2026-02-01"}));  // a formula is what was stored with it
  EXPECT_EQ(table->rows[2], (Cells{"2026-02-01T18:00", "08:30", "2026-02-01", "1500"}));
}

TEST(Tables, BothCalendarsAreKnown) {
  auto parts = workbook(R"(<row r="1"><c r="A1" t="str"><v>d</v></c></row><row r="2"><c r="A2" s="1"><v>59</v></c></row><row r="3"><c r="A3" s="1"><v>60</v></c></row><row r="4"><c r="A4" s="1"><v>61</v></c></row>)");
  parts["xl/styles.xml"] = R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)";
  const auto column = [&] {
    Cells cells;
    const auto table = read(parts);
    for (const auto& one : table->rows) cells.push_back(one[0]);
    return cells;
  };
  EXPECT_EQ(column(), (Cells{"1900-02-28", "60", "1900-03-01"}));  // 29 February 1900 never was
  auto& book = parts["xl/workbook.xml"];
  book.replace(book.find("<sheets>"), 0, R"(<workbookPr date1904="1"/>)");
  EXPECT_EQ(column(), (Cells{"1904-02-29", "1904-03-01", "1904-03-02"}));
}

struct Hostile {
  std::string what, code;
  std::function<void(Parts&)> change;
};

TEST(Tables, HostileWorkbooksAreRefusedWithACode) {
  const auto put = [](std::string part, std::string content) { return [=](Parts& parts) { parts[part] = content; }; };
  const std::string one = R"(<row r="1"><c r="A1"><v>1</v></c></row>)";
  std::string deep = "<worksheet>";
  for (int i = 0; i < 100; ++i) deep += "<a>";
  std::string many = "<sst>", sheets = "<workbook><sheets>", wide = "<row r=\"1\">", tall;
  for (int i = 0; i < 700'000; ++i) many += "<si><t>" + std::to_string(static_cast<unsigned>(i) * 7919u) + std::string(70, 'x') + "</t></si>";
  for (int i = 0; i < 300; ++i) sheets += R"(<sheet id="s"/>)";
  for (int i = 0; i < 120; ++i) wide += "<c><v>1</v></c>";
  for (int i = 0; i < 20'100; ++i) tall += "<row><c><v>1</v></c></row>";
  const std::vector<Hostile> table{
      {"external entity", "unreadable_file", put("xl/worksheets/sheet1.xml", R"(<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&e;</v></c></row></sheetData></worksheet>)")},
      {"entities in entities", "unreadable_file", put("xl/sharedStrings.xml", R"(<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>)")},
      {"macros by their part", "unsupported_media", put("xl/vbaProject.bin", "x")},
      {"macros by their type", "unsupported_media", put("[Content_Types].xml", R"(<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>)")},
      {"binary workbook", "unsupported_media", put("xl/workbook.bin", "x")},
      {"depth", "too_large", put("xl/worksheets/sheet1.xml", deep)},
      {"zeros that were packed well", "too_large", put("xl/worksheets/sheet1.xml", "<worksheet>" + std::string(64 << 20, ' ') + "</worksheet>")},
      {"shared texts", "too_large", put("xl/sharedStrings.xml", many + "</sst>")},
      {"sheets", "too_large", put("xl/workbook.xml", sheets + "</sheets></workbook>")},
      {"columns", "too_large", put("xl/worksheets/sheet1.xml", sheet_of(wide + "</row>"))},
      {"rows", "too_large", put("xl/worksheets/sheet1.xml", sheet_of(tall))},
      {"a row far away", "too_large", put("xl/worksheets/sheet1.xml", sheet_of(R"(<row r="1048576"><c r="A1048576"><v>1</v></c></row>)"))},
      {"a cell beyond the sheet", "unreadable_file", put("xl/worksheets/sheet1.xml", sheet_of(R"(<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>)"))},
      {"rows that go back", "unreadable_file", put("xl/worksheets/sheet1.xml", sheet_of(R"(<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>)"))},
      {"a shared text that is not there", "unreadable_file", put("xl/worksheets/sheet1.xml", sheet_of(R"(<row r="1"><c r="A1" t="s"><v>7</v></c></row>)"))},
      {"broken XML", "unreadable_file", put("xl/worksheets/sheet1.xml", "<worksheet><sheetData>")},
      {"no workbook", "unreadable_file", [](Parts& parts) { parts.erase("_rels/.rels"); }},
      {"no sheet", "unreadable_file", [](Parts& parts) { parts.erase("xl/worksheets/sheet1.xml"); }},
      {"a way out of the archive", "unreadable_file", put("xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="s" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>)")},
      {"a sheet on the network", "unreadable_file", put("xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="s" Type="x/worksheet" TargetMode="External" Target="http://127.0.0.1/s.xml"/></Relationships>)")}};
  for (const auto& hostile : table) {
    auto parts = workbook(one);
    hostile.change(parts);
    EXPECT_EQ(refusal(read(parts)), hostile.code) << hostile.what;
  }
}

TEST(Tables, DamagedArchivesAreUnreadable) {
  const auto sound = zipped(workbook(R"(<row r="1"><c r="A1"><v>1</v></c></row>)"));
  ASSERT_TRUE(http::read_table(program(), sound));
  EXPECT_EQ(refusal(http::read_table(program(), "\xD0\xCF\x11\xE0 of before 2007, or locked")), "unsupported_media");
  auto locked = sound;
  locked[locked.rfind("PK\x01\x02") + 8] |= 1;
  EXPECT_EQ(refusal(http::read_table(program(), locked)), "unsupported_media");
  for (std::size_t cut = 5; cut < sound.size(); cut += 97) EXPECT_EQ(refusal(http::read_table(program(), sound.substr(0, cut))), "unreadable_file") << cut;
  auto lies = sound;                                     // says it is smaller than it is
  lies[lies.rfind("PK\x01\x02") + 24] = 1;
  EXPECT_EQ(refusal(http::read_table(program(), lies)), "unreadable_file");
  Parts twice;                                           // two entries of one name: which one would a check have seen?
  paper::Zip zip;
  for (const auto& [name, content] : workbook("")) zip.add(name, content);
  zip.add("xl/workbook.xml", kBook);
  EXPECT_EQ(refusal(http::read_table(program(), std::move(zip).done())), "unreadable_file");
}

TEST(Tables, RandomDamageNeverHangsOrEscapes) {
  const unsigned seed = std::random_device{}();
  SCOPED_TRACE(fmt::format("seed {}", seed));
  std::mt19937 random(seed);
  const auto sound = zipped(workbook(R"(<row r="1"><c r="A1" t="str"><v>name</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>)"));
  for (int i = 0; i < 60; ++i) {
    auto damaged = sound;
    for (int j = 0; j < 4; ++j) damaged[4 + random() % (damaged.size() - 4)] = static_cast<char>(random());
    const auto said = refusal(http::read_table(program(), damaged));
    EXPECT_TRUE(said == "read" || said == "unreadable_file" || said == "too_large" || said == "unsupported_media" || said == "required") << said;
  }
}

}  // namespace
}  // namespace hospitium::contract
