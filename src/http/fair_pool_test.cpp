#include "http/fair_pool.hpp"

#include <cstring>
#include <semaphore>

#include <gtest/gtest.h>

namespace hospitium::http {
namespace {

Id<User> person(std::uint8_t number) {
  Id<User> id;
  id.bytes.fill(number);
  return id;
}
Id<User> stranger(std::uint32_t number) {
  Id<User> id;
  std::memcpy(id.bytes.data(), &number, sizeof number);
  return id;
}
const Id<User> kFirst = person(1), kSecond = person(2), kThird = person(3);

class FairPools : public testing::Test {
 protected:
  /// Writes down its name when it is done; the one named "held" (and by whom) waits until it is let go, and is written down when it begins.
  FairPool::Work named(std::string name) {
    return [this, name = std::move(name)] {
      if (name.starts_with("held")) {
        {
          std::lock_guard lock(mutex);
          began.push_back(name);
        }
        begun.release();
        gate.acquire();
      }
      std::lock_guard lock(mutex);
      done.push_back(name);
    };
  }
  bool taken(FairPool& pool, Id<User> whose, std::string name) { return pool.submit(whose, named(std::move(name))).has_value(); }

  std::counting_semaphore<> begun{0}, gate{0};
  std::mutex mutex;
  std::vector<std::string> began, done;
};

TEST_F(FairPools, LinesTakeTurns) {
  FairPool pool(1, 10, 100);
  ASSERT_TRUE(taken(pool, kFirst, "held"));
  begun.acquire();
  for (const auto* name : {"a", "b", "c"}) ASSERT_TRUE(taken(pool, kFirst, name));
  for (const auto* name : {"x", "y"}) ASSERT_TRUE(taken(pool, kSecond, name));
  ASSERT_TRUE(taken(pool, kThird, "z"));
  EXPECT_EQ(pool.waiting(), 6u);
  gate.release();
  std::binary_semaphore over{0};
  while (!pool.submit(kFirst, [&] { over.release(); })) std::this_thread::yield();
  over.acquire();
  pool.stop();
  EXPECT_EQ(done, (std::vector<std::string>{"held", "x", "z", "a", "y", "b", "c"}));
}

TEST_F(FairPools, OnePersonHoldsHalfOfTheThreads) {
  FairPool pool(4, 10, 100);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(taken(pool, kFirst, "held by the first"));
  begun.acquire();
  begun.acquire();
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(taken(pool, kSecond, "held by the second"));
  begun.acquire();
  begun.acquire();
  {
    std::lock_guard lock(mutex);
    EXPECT_EQ(std::ranges::count(began, "held by the first"), 2) << "its third waits, though two more threads were free for it";
    EXPECT_EQ(std::ranges::count(began, "held by the second"), 2);
  }
  gate.release(5);
  begun.acquire();
}

TEST_F(FairPools, ALineIsBoundedAndSoAreAll) {
  FairPool pool(1, 2, 3);
  ASSERT_TRUE(taken(pool, kFirst, "held"));
  begun.acquire();
  ASSERT_TRUE(taken(pool, kFirst, "a"));
  EXPECT_EQ(pool.submit(kFirst, named("b")).error().code, Code::TooManyRequests);
  ASSERT_TRUE(taken(pool, kSecond, "c"));
  EXPECT_EQ(pool.submit(kSecond, named("d")).error().code, Code::Busy);
  gate.release();
  while (!taken(pool, kThird, "e")) std::this_thread::yield();
  pool.stop();
}

TEST_F(FairPools, WhatStillWaitsWhenItStopsIsDropped) {
  FairPool pool(1, 10, 1'000'000'000);
  auto told = std::make_shared<int>();
  const std::weak_ptr<int> kept = told;
  ASSERT_TRUE(taken(pool, kFirst, "held"));
  begun.acquire();
  ASSERT_TRUE(pool.submit(kFirst, [told = std::move(told)] { FAIL() << "it never had its turn"; }));
  std::jthread stopping([&] { pool.stop(); });
  for (std::uint32_t number = 0; pool.submit(stranger(number), [] {}); ++number) std::this_thread::yield();  // until it is stopping
  gate.release();
  stopping.join();
  EXPECT_TRUE(kept.expired()) << "and with it whatever it held";
  EXPECT_EQ(pool.submit(kFirst, [] {}).error().code, Code::Busy);
}

}  // namespace
}  // namespace hospitium::http
