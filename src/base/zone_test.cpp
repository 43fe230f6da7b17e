#include "base/zone.hpp"

#include <gtest/gtest.h>

namespace hospitium {
namespace {

TEST(Zone, KnowsTheClockOfAPlace) {
  const auto winter = *parse_instant("2026-01-15T12:00:00Z"), summer = *parse_instant("2026-07-15T12:00:00Z");
  EXPECT_EQ(offset_us("Asia/Ho_Chi_Minh", winter), 7 * kHour_us);
  EXPECT_EQ(offset_us("Europe/Berlin", winter), 1 * kHour_us);
  EXPECT_EQ(offset_us("Europe/Berlin", summer), 2 * kHour_us);
  EXPECT_EQ(offset_us("Asia/Kathmandu", winter), 5 * kHour_us + 45 * kMinute_us);
  EXPECT_EQ(offset_us("Atlantis/Capital", winter), 0);
  EXPECT_FALSE(known_zone("Atlantis/Capital"));
  EXPECT_TRUE(known_zone("UTC"));
}

}  // namespace
}  // namespace hospitium
