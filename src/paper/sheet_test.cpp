#include <gtest/gtest.h>

#include "paper/csv.hpp"
#include "paper/xlsx.hpp"

namespace hospitium::paper {
namespace {

Sheet sheet() {
  Sheet sheet;
  sheet.title = "Cases [2026]: all";
  sheet.zone = "Asia/Ho_Chi_Minh";
  sheet.headings = {"Name", "Count", "Day", "When"};
  sheet.rows = {{"Đỗ \"Neva\"", 1250.5, *parse_day("2026-02-01"), *parse_instant("2026-01-31T18:30:00Z")}, {Cell(), Cell(), Cell(), Cell()}};
  return sheet;
}

TEST(Csv, WritesTypesInTheZoneOfTheReader) {
  EXPECT_EQ(write_csv(sheet()), "\xEF\xBB\xBF\"Name\",\"Count\",\"Day\",\"When\"\r\n\"Đỗ \"\"Neva\"\"\",1250.5,2026-02-01,2026-02-01 01:30\r\n,,,\r\n");
}

TEST(Csv, TextIsNeverAFormula) {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D"}) {
    Sheet one;
    one.headings = {start + "1"};
    one.rows = {{Cell(start + "cmd|' /C calc'!A0")}, {Cell("5" + start)}};
    one.note = start + "2";
    const auto csv = write_csv(one);
    EXPECT_EQ(csv, "\xEF\xBB\xBF\"'" + start + "1\"\r\n\"'" + start + "cmd|' /C calc'!A0\"\r\n\"5" + start + "\"\r\n\"'" + start + "2\"\r\n");
  }
  Sheet one;
  one.headings = {"n"};
  one.rows = {{Cell(-5.0)}};
  EXPECT_NE(write_csv(one).find("\r\n-5\r\n"), std::string::npos);  // a number of ours needs no guard
}

TEST(Csv, NoCellWithinACellIsAFormulaEither) {
  const auto written = [](const std::string& text) {
    Sheet one;
    one.headings = {text};
    const auto csv = write_csv(one);
    return csv.substr(3, csv.size() - 5);
  };
  EXPECT_EQ(written("Bat;=cmd|' /C calc'!A0;x"), "\"Bat;'=cmd|' /C calc'!A0;x\"");
  EXPECT_EQ(written("a; \"=1"), "\"a;' \"\"=1\"");
  EXPECT_EQ(written("a\t+1\r\n@b"), "\"a\t'+1\r\n'@b\"");
  EXPECT_EQ(written("first\r\nsecond; third"), "\"first\r\nsecond; third\"");
  EXPECT_EQ(written(";=1"), "\"';'=1\"");
}

TEST(Xlsx, EqualTablesGiveEqualBytes) {
  EXPECT_EQ(write_xlsx(sheet()), write_xlsx(sheet()));
  auto other = sheet();
  other.direction = Direction::RightToLeft;
  EXPECT_NE(write_xlsx(other), write_xlsx(sheet()));
}

}  // namespace
}  // namespace hospitium::paper
