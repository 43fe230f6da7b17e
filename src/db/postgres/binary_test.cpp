#include "db/postgres/binary.hpp"

#include <gtest/gtest.h>

#include "db/fault.hpp"
#include "db/postgres/sqlstate.hpp"

namespace hospitium::db {
namespace {

using namespace std::string_literals;

std::int64_t number(unsigned type, const std::string& bytes) { return std::get<std::int64_t>(cell_from_binary(type, bytes)); }
double real(unsigned type, const std::string& bytes) { return std::get<double>(cell_from_binary(type, bytes)); }

TEST(Binary, ReadsNumbers) {
  EXPECT_EQ(number(oid::kInt8, "\xff\xff\xff\xff\xff\xff\xff\xfe"s), -2);
  EXPECT_EQ(number(oid::kInt4, "\xff\xff\xff\xfe"s), -2);
  EXPECT_EQ(number(oid::kInt2, "\x01\x00"s), 256);
  EXPECT_EQ(number(oid::kBool, "\x01"s), 1);
  EXPECT_EQ(real(oid::kFloat8, "\x3f\xf0\0\0\0\0\0\0"s), 1.0);
}

/// As numeric_send() writes them: digits, weight, sign, scale, then base-10000 digits.
TEST(Binary, ReadsSumsAndAverages) {
  EXPECT_EQ(number(oid::kNumeric, "\0\0\0\0\0\0\0\0"s), 0);
  EXPECT_EQ(number(oid::kNumeric, "\0\1\0\0\0\0\0\0\0\x05"s), 5);
  EXPECT_EQ(number(oid::kNumeric, "\0\1\0\1\x40\0\0\0\0\x03"s), -30'000);      // trailing zero digits are left out
  EXPECT_EQ(number(oid::kNumeric, "\0\2\0\1\0\0\0\0\0\1\x27\x0f"s), 19'999);
  EXPECT_EQ(real(oid::kNumeric, "\0\2\0\0\0\0\0\1\0\2\x13\x88"s), 2.5);
  EXPECT_THROW(number(oid::kNumeric, "\0\0\0\0\xc0\0\0\0"s), Fault);             // NaN
  EXPECT_THROW(number(oid::kNumeric, "\0\1\0\5\0\0\0\0\x27\x0f"s), Fault);       // beyond 64 bits
}

TEST(Binary, LaysOutParametersWithoutCopyingBytes) {
  std::string text = "text";
  BinaryParams params({1, 2.0, text, BlobView{}, Null{}});
  EXPECT_EQ(params.count(), 5);
  EXPECT_EQ(params.kinds(), (std::vector<unsigned>{oid::kInt8, oid::kFloat8, oid::kText, oid::kBytea, oid::kUnknown}));
  EXPECT_EQ(std::string_view(params.values()[0], 8), "\0\0\0\0\0\0\0\1"s);
  EXPECT_EQ(params.values()[2], text.data());
  EXPECT_NE(params.values()[3], nullptr) << "an empty blob is not NULL";
  EXPECT_EQ(params.values()[4], nullptr);
}

TEST(SqlState, MeansAKindOfFault) {
  EXPECT_EQ(kind_of_sqlstate("23505"), FaultKind::Unique);
  EXPECT_EQ(kind_of_sqlstate("40001"), FaultKind::Conflict);
  EXPECT_EQ(kind_of_sqlstate("40P01"), FaultKind::Conflict);
  EXPECT_EQ(kind_of_sqlstate("53100"), FaultKind::Full);
  EXPECT_EQ(kind_of_sqlstate("42601"), FaultKind::Broken);
  EXPECT_TRUE(commit_unknown("57P01"));
  EXPECT_TRUE(commit_unknown("XX000"));
  EXPECT_TRUE(commit_unknown(""));
  EXPECT_FALSE(commit_unknown("23503"));
}

}  // namespace
}  // namespace hospitium::db
