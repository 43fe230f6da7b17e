#include "directory/import/numbers.hpp"

#include <gtest/gtest.h>

namespace hospitium::directory {
namespace {

std::string said(std::string_view cell, int most_fraction) {
  const auto read = read_number(cell, most_fraction);
  if (!read) return std::string(row(read.error().code).name);
  return read->whole + (read->fraction.empty() ? "" : "." + read->fraction);
}

TEST(Numbers, ThousandsMayHaveSpacesOfAnyKind) {
  for (const auto* cell : {"120000", "120 000", "120\u00A0000", "120\u2009000", "120\u202F000"}) EXPECT_EQ(said(cell, 0), "120000") << cell;
  EXPECT_EQ(said("1 200 000,50", 2), "1200000.5");
  EXPECT_EQ(said("1\u202F200.5", 2), "1200.5");
  EXPECT_EQ(said("-5", 0), "-5");
}

TEST(Numbers, MarksAreReadWhereTheyMeanOneThing) {
  EXPECT_EQ(said("12.5", 2), "12.5");
  EXPECT_EQ(said("12,50", 2), "12.5");
  EXPECT_EQ(said("1,200,000", 2), "1200000");
  EXPECT_EQ(said("1.200.000,75", 2), "1200000.75");
  EXPECT_EQ(said("1,200.75", 2), "1200.75");
  EXPECT_EQ(said("25.000.000", 0), "25000000");
  EXPECT_EQ(said("1.250", 0), "1250") << "of what has no smaller coin";
  EXPECT_EQ(said("0.125", 3), "0.125");
  EXPECT_EQ(said("1250.000", 3), "1250");
  EXPECT_EQ(said("12.00", 0), "12");
}

TEST(Numbers, WhatMayMeanTwoThingsIsNotGuessed) {
  for (const auto* cell : {"12.345", "12,345", "12 00", "1 20 000", "1200 000", "1.200,000.5", "1,20,000"}) EXPECT_EQ(said(cell, 2), "number_unclear") << cell;
  EXPECT_EQ(said("1.250", 3), "number_unclear");
}

TEST(Numbers, WhatIsNoNumberIsRefused) {
  for (const auto* cell : {"", "-", "abc", "12a", "12.", ".5", "1..2", "12 ", "$5", "1e5", "0x5"}) EXPECT_EQ(said(cell, 2), "wrong_type") << cell;
  EXPECT_EQ(said("1.5", 0), "wrong_type");
  EXPECT_EQ(said("12.3456", 2), "wrong_type");
}

}  // namespace
}  // namespace hospitium::directory
