#include "vault/key_cache.hpp"

#include <gtest/gtest.h>

#include "vault/data_key.hpp"

namespace hospitium::vault {
namespace {

KeyId id_of(int number) {
  KeyId id;
  for (std::size_t i = 0; i < 4; ++i) id.bytes[8 + i] = static_cast<std::uint8_t>(number >> (8 * i));
  return id;
}

class KeyCacheTest : public ::testing::Test {
 protected:
  void put(KeyCache& cache, int number) { cache.put(id_of(number), DataKey(make_data_key(arena_)), cache.mark(id_of(number))); }
  std::shared_ptr<KeyArena> arena_ = std::make_shared<KeyArena>();
};

TEST_F(KeyCacheTest, KeepsTheLastUsed) {
  KeyCache cache(16);
  for (int i = 0; i < 10'000; ++i) {
    put(cache, i);
    EXPECT_TRUE(cache.get(id_of(0))) << "used all the time";
  }
  int kept = 0;
  for (int i = 0; i < 10'000; ++i) kept += cache.get(id_of(i)).has_value();
  EXPECT_LE(kept, 32);
}

TEST_F(KeyCacheTest, AKeyReadBeforeAnErasureIsNotKeptAfterIt) {
  KeyCache cache(16);
  auto mark = cache.mark(id_of(1));
  cache.erase(id_of(1));  // while the row was being read
  cache.put(id_of(1), DataKey(make_data_key(arena_)), mark);
  EXPECT_FALSE(cache.get(id_of(1)));
}

TEST_F(KeyCacheTest, AKeyInUseOutlivesTheCache) {
  auto cache = std::make_unique<KeyCache>(16);
  put(*cache, 1);
  auto key = *cache->get(id_of(1));
  auto sealed = key.seal(Purpose::Note, "text", "");
  cache.reset();
  EXPECT_EQ(key.open(Purpose::Note, sealed, ""), "text");
}

TEST_F(KeyCacheTest, AFreedSlotIsWiped) {
  std::uint8_t* slot;
  {
    auto key = make_data_key(arena_);
    slot = key->bytes();
  }
  for (std::size_t i = 0; i < kKey_bytes; ++i) EXPECT_EQ(slot[i], 0);  // the arena still owns the memory
}

}  // namespace
}  // namespace hospitium::vault
