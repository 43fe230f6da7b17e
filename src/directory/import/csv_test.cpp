#include "directory/import/csv.hpp"

#include <gtest/gtest.h>

namespace hospitium::directory {
namespace {

using Cells = std::vector<std::string>;

TEST(Csv, ReadsQuotesMarksAndSeparators) {
  for (const char* text : {"Name,Place\r\n\"Neva, \"\"Old\"\"\",RU-SPE\r\n", "\xEF\xBB\xBFName;Place\n\"Neva, \"\"Old\"\"\"; RU-SPE \n", "name\tplace\n\"Neva, \"\"Old\"\"\"\tRU-SPE"}) {
    const auto table = read_csv(text);
    ASSERT_TRUE(table) << text;
    EXPECT_EQ(table->columns, (Cells{"name", "place"})) << text;
    ASSERT_EQ(table->rows.size(), 1U) << text;
    EXPECT_EQ(table->rows[0], (Cells{"Neva, \"Old\"", "RU-SPE"})) << text;
  }
}

TEST(Csv, KeepsLinesInCellsAndNumbersOfEmptyLines) {
  const auto table = read_csv("a,b\n\"one\ntwo\",2\n\n3\n").value();
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[0][0], "one\ntwo");
  EXPECT_TRUE(table.rows[1].empty());
  EXPECT_EQ(table.rows[2], (Cells{"3", ""}));
}

struct Wrong {
  std::string text;
  Code code;
  std::string field;
};

TEST(Csv, RefusesWhatItCannotTrust) {
  const std::array<Wrong, 8> table{Wrong{"", Code::Required, ""}, Wrong{"a,b\n\"open", Code::Malformed, "/rows/2"}, Wrong{"a\n\"x\"y\n", Code::Malformed, "/rows/2"},
                                   Wrong{"a,b\n1,2,3\n", Code::Malformed, "/rows/2"}, Wrong{"a,A\n", Code::DuplicateKey, "/columns/a"},
                                   Wrong{"a\n\xFF\n", Code::InvalidUtf8, ""}, Wrong{"a\n" + std::string(kLongestCell + 1, 'x'), Code::TooLong, "/rows/2"},
                                   Wrong{std::string(kMostColumns, ','), Code::TooMany, ""}};
  for (const auto& row : table) {
    const auto read = read_csv(row.text);
    ASSERT_FALSE(read) << row.text.substr(0, 40);
    EXPECT_EQ(read.error().code, row.code) << row.text.substr(0, 40);
    EXPECT_EQ(read.error().field, row.field) << row.text.substr(0, 40);
  }
}

TEST(Csv, StopsAtItsLimitOfRows) {
  std::string text = "a\n";
  for (std::size_t i = 0; i <= kMostRows; ++i) text += "1\n";
  EXPECT_EQ(read_csv(text).error().code, Code::TooMany);
}

}  // namespace
}  // namespace hospitium::directory
