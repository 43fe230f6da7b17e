#include "http/sign_in_guard.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace hospitium::http {
namespace {

struct Guarded : testing::Test {
  RateLimit::Clock::time_point time{};
  SignInGuard guard{[this] { return time; }};
  int admitted(int attempts, const std::string& account, auto address_of) {
    int count = 0;
    for (int i = 0; i < attempts; ++i) count += guard.admit(account, address_of(i)) ? 1 : 0;
    return count;
  }
};

TEST_F(Guarded, N34_TenThousandGuessesSlowTheAttackerAndNotTheVictim) {
  guard.succeeded("Victim@example.org", "192.0.2.1");
  EXPECT_EQ(admitted(10'000, "victim@example.org", [](int) { return std::string("203.0.113.9"); }), 10);
  EXPECT_LE(admitted(10'000, "victim@example.org", [](int i) { return "198.51.100." + std::to_string(i); }), 50);
  EXPECT_TRUE(guard.admit("victim@example.org", "192.0.2.1"));
}

TEST_F(Guarded, AHomesIpv6AddressesAreOneAddress) {
  EXPECT_EQ(admitted(10'000, "victim@example.org", [](int i) { return fmt::format("2001:db8:1:2::{:x}", i); }), 10);
  EXPECT_EQ(admitted(1, "victim@example.org", [](int) { return std::string("2001:db8:1:3::1"); }), 1) << "the neighbour's is another";
  guard.succeeded("owner@example.org", "2001:db8:1:4::1");
  EXPECT_LE(admitted(10'000, "owner@example.org", [](int i) { return fmt::format("2001:db8:{:x}::1", i + 2); }), 50);
  EXPECT_TRUE(guard.admit("owner@example.org", "2001:db8:1:4:5::6")) << "privacy addresses change every day";
}

TEST_F(Guarded, WhoeverKnowsThePasswordMaySignInAsOftenAsWanted) {
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(guard.admit("often@example.org", "192.0.2.7")) << i;
    guard.succeeded("often@example.org", "192.0.2.7");
  }
}

TEST_F(Guarded, OneAddressCannotTryManyAccounts) {
  int count = 0;
  for (int i = 0; i < 1'000; ++i) count += guard.admit("user" + std::to_string(i), "203.0.113.9") ? 1 : 0;
  EXPECT_EQ(count, 30);
  time += std::chrono::seconds(61);
  EXPECT_EQ(admitted(100, "other", [](int) { return std::string("203.0.113.9"); }), 10);
}

}  // namespace
}  // namespace hospitium::http
