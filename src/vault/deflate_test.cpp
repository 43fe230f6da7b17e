#include "vault/deflate.hpp"

#include <random>

#include <gtest/gtest.h>

namespace hospitium::vault {
namespace {

std::string noise(std::size_t size) {
  std::mt19937 random(3);
  std::string bytes(size, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

TEST(Deflate, GivesBackWhatItPacked) {
  for (std::size_t size : {0u, 1u, 64u, 100'000u})
    for (const auto& plain : {std::string(size, 'a'), noise(size)}) EXPECT_TRUE(unpack(pack(plain), size) == plain) << size;
}

TEST(Deflate, LeavesAloneWhatGainsLittle) {
  EXPECT_EQ(pack(noise(100'000)).size(), 100'009u);
  EXPECT_EQ(pack("short")[0], 0);
  EXPECT_LT(pack(std::string(100'000, 'a')).size(), 1'000u);
}

TEST(Deflate, InflatesNoMoreThanStatedAndAllowed) {
  auto bomb = pack(std::string(10'000'000, 'a'));
  EXPECT_FALSE(unpack(bomb, 9'999'999));
  auto lying = bomb;
  lying[1] = lying[2] = lying[3] = 1;  // states 65,793 bytes
  EXPECT_FALSE(unpack(lying, 10'000'000));
}

TEST(Deflate, RefusesWrongForms) {
  auto packed = pack(std::string(1'000, 'a'));
  EXPECT_FALSE(unpack("", 10));
  EXPECT_FALSE(unpack(packed.substr(0, 8), 1'000));
  EXPECT_FALSE(unpack(packed.substr(0, packed.size() - 1), 1'000));
  EXPECT_FALSE(unpack(packed + "x", 1'000));
  packed[0] = 2;
  EXPECT_FALSE(unpack(packed, 1'000));
}

}  // namespace
}  // namespace hospitium::vault
