// How measurements are read and reported.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "main/bench/http_text.hpp"
#include "main/bench/report.hpp"

namespace hospitium::bench {
namespace {

using ::testing::HasSubstr;

TEST(Quantile, IsTheNearestRank) {
  const std::vector<std::uint32_t> hundred = [] {
    std::vector<std::uint32_t> list;
    for (std::uint32_t i = 1; i <= 100; ++i) list.push_back(i);
    return list;
  }();
  EXPECT_EQ(quantile(hundred, 0.5), 50u);
  EXPECT_EQ(quantile(hundred, 0.99), 99u);
  EXPECT_EQ(quantile(hundred, 1), 100u);
  EXPECT_EQ(quantile({7}, 0.01), 7u);
  EXPECT_EQ(quantile({}, 0.5), 0u);
}

TEST(Median, StandsInTheMiddle) {
  EXPECT_DOUBLE_EQ(median({3, 1, 2}), 2);
  EXPECT_DOUBLE_EQ(median({4, 1, 2, 3}), 2.5);
}

TEST(TableRow, TellsRatesOfRoundsAndLatenciesOfAll) {
  const Round slow{{1'000, 2'000}, 0, 2}, fast{{3'000, 50'000}, 1, 0.001};
  const auto row = table_row({"reads", 64, {slow, fast, fast}, ">= 1"});
  EXPECT_THAT(row, HasSubstr("| reads | 64 | 2,000 (1 to 2,000) | 3.0 | 50.0 | 50.0 | 2 | >= 1 |"));
}

TEST(Head, IsReadOnceItIsComplete) {
  Head head;
  EXPECT_FALSE(read_head("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n", head));
  ASSERT_TRUE(read_head("HTTP/1.1 200 OK\r\nContent-Length: 12\r\nETag: \"a\"\r\n\r\n{\"a\"", head));
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body_bytes, 12u);
  ASSERT_TRUE(read_head("HTTP/1.1 204 No Content\r\n\r\n", head));
  EXPECT_EQ(head.body_bytes, 0u);
}

TEST(Head, RefusesWhatItCannotCount) {
  Head head;
  EXPECT_THROW(read_head("SSH-2.0\r\n\r\n", head), std::runtime_error);
  EXPECT_THROW(read_head("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", head), std::runtime_error);
}

TEST(RequestText, StatesItsLengthAndItsUser) {
  const auto text = post_text({8080, "secret"}, "/api/cases", "application/json", "{}");
  EXPECT_THAT(text, HasSubstr("POST /api/cases HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer secret\r\n"));
  EXPECT_THAT(text, HasSubstr("Content-Length: 2\r\n\r\n{}"));
}

}  // namespace
}  // namespace hospitium::bench
