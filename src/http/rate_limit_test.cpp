#include "http/rate_limit.hpp"

#include <gtest/gtest.h>

namespace hospitium::http {
namespace {

using std::chrono::milliseconds;

struct TokenBuckets : testing::Test {
  RateLimit::Clock::time_point time{std::chrono::hours(1)};
  RateLimit::Now now = [this] { return time; };
};

TEST_F(TokenBuckets, RefillsSteadily) {
  RateLimit limit(2, 3, 10, now);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.admit("a"));
  EXPECT_FALSE(limit.admit("a"));
  EXPECT_TRUE(limit.admit("b"));
  time += milliseconds(500);
  EXPECT_TRUE(limit.would_admit("a"));
  EXPECT_TRUE(limit.admit("a"));
  EXPECT_FALSE(limit.admit("a"));
  time -= milliseconds(10'000);
  EXPECT_FALSE(limit.admit("a")) << "a clock that goes back gives nothing";
}

TEST_F(TokenBuckets, RemembersABoundedNumberOfKeys) {
  RateLimit limit(1, 2, 100, now);
  for (int i = 0; i < 10'000; ++i) limit.admit("k" + std::to_string(i));
  EXPECT_LE(limit.keys(), 101u);
  EXPECT_FALSE(limit.admit("never seen")) << "strangers share one bucket while all are in use";
  time += milliseconds(5'000);
  EXPECT_TRUE(limit.admit("never seen"));
  EXPECT_LE(limit.keys(), 2u) << "full buckets are forgotten";
}

}  // namespace
}  // namespace hospitium::http
