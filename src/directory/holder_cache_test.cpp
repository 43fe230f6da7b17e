#include "directory/holder_cache.hpp"

#include <gtest/gtest.h>

namespace hospitium::directory {
namespace {

constexpr std::int64_t kAge_us = kSecond_us;
constexpr Instant kNow{1'790'000'000'000'000};

TokenHolder holder(std::uint8_t number) {
  TokenHolder one;
  one.principal.user.bytes[15] = number;
  return one;
}
std::string secret(std::size_t number) { return "secret " + std::to_string(number); }

TEST(HolderCache, RemembersForAMoment) {
  HolderCache cache(kAge_us, 10);
  cache.keep("a", holder(1), kNow, cache.mark());
  ASSERT_TRUE(cache.find("a", kNow + kAge_us));
  EXPECT_EQ(cache.find("a", kNow + kAge_us)->principal.user, holder(1).principal.user);
  EXPECT_FALSE(cache.find("a", kNow + kAge_us + 1));
  EXPECT_FALSE(cache.find("b", kNow));
}

/// Somebody reads, the session is revoked and forgotten, and only then what was read comes to be kept.
TEST(HolderCache, WhatWasForgottenWhileItWasReadIsNotKept) {
  HolderCache cache(kAge_us, 10);
  const std::pair<const char*, std::function<void()>> ways[] = {
      {"the secret", [&] { cache.forget("a"); }}, {"the user", [&] { cache.forget(holder(1).principal.user); }}, {"all", [&] { cache.forget(); }}};
  for (const auto& [what, forget] : ways) {
    const auto mark = cache.mark();
    forget();
    cache.keep("a", holder(1), kNow, mark);
    EXPECT_FALSE(cache.find("a", kNow)) << what;
  }
}

TEST(HolderCache, ForgetsOneSecretOneUserOrAll) {
  HolderCache cache(kAge_us, 10);
  for (std::uint8_t i = 0; i < 4; ++i) cache.keep(secret(i), holder(i / 2), kNow, cache.mark());
  cache.forget(secret(0));
  EXPECT_FALSE(cache.find(secret(0), kNow));
  EXPECT_TRUE(cache.find(secret(1), kNow));
  cache.forget(holder(1).principal.user);
  EXPECT_TRUE(cache.find(secret(1), kNow));
  EXPECT_FALSE(cache.find(secret(2), kNow) || cache.find(secret(3), kNow));
  cache.forget();
  EXPECT_FALSE(cache.find(secret(1), kNow));
}

/// More sessions than there is room for, all at the same moment: at least half of the room holds those that came last.
TEST(HolderCache, TooManyPushOutTheEldestOnly) {
  constexpr std::size_t kMost = 100;
  HolderCache cache(kAge_us, kMost);
  for (std::size_t i = 0; i < 3 * kMost + 1; ++i) {
    cache.keep(secret(i), holder(1), kNow, cache.mark());
    std::size_t found = 0;
    for (std::size_t j = i + 1; j-- > 0 && cache.find(secret(j), kNow);) ++found;
    EXPECT_GE(found, std::min(i + 1, kMost / 2));
    EXPECT_LE(found, kMost);
  }
}

TEST(HolderCache, WhatIsOldMakesRoomByItself) {
  HolderCache cache(kAge_us, 1000);
  cache.keep("old", holder(1), kNow, cache.mark());
  cache.keep("younger", holder(1), kNow + kAge_us + 1, cache.mark());
  cache.keep("youngest", holder(1), kNow + 2 * kAge_us + 2, cache.mark());
  EXPECT_FALSE(cache.find("old", kNow)) << "gone, whatever the time";
}

}  // namespace
}  // namespace hospitium::directory
