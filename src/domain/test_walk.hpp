// For tests: seeded random walks over a kind's stage table, and what must hold after every step of any kind.
#pragma once
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>

#include <boost/mp11/algorithm.hpp>

#include "domain/test_world.hpp"

namespace hospitium::test {

/// Randomness with a seed that is printed; HOSPITIUM_SEED repeats a run.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  static std::uint64_t seed() {
    const char* given = std::getenv("HOSPITIUM_SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::cout << "HOSPITIUM_SEED=" << seed << "\n";
    return seed;
  }
  std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  std::int32_t between(std::int32_t low, std::int32_t high) { return low + static_cast<std::int32_t>(below(std::uint64_t(high - low + 1))); }
  template <class List>
  auto pick(const List& list) { return *(std::begin(list) + static_cast<std::ptrdiff_t>(below(std::size(list)))); }
  template <DescribedEnum E>
  E any() { return pick(entries_of<E>()).value; }
  template <class T>
  std::optional<T> maybe(T value) { return one_in(2) ? std::optional<T>(std::move(value)) : std::nullopt; }

 private:
  std::mt19937_64 engine_;
};

/// A random command of the variant, filled by `fill(asked)`.
template <class Command, class Fill>
Command random_command(Dice& dice, Fill&& fill) {
  constexpr auto kCount = std::variant_size_v<Command>;
  return boost::mp11::mp_with_index<kCount>(dice.below(kCount), [&](auto index) {
    std::variant_alternative_t<index, Command> asked{};
    fill(asked);
    return Command(std::move(asked));
  });
}

/// Folding the journal again gives the same state, and state and events survive JSON.
template <class State, class Event>
void expect_replays(const State& state, const std::vector<Told<Event>>& journal) {
  if (journal.empty()) return;  // never opened: there is nothing to keep
  State again;
  for (const auto& [event, at, actor] : journal) {
    const auto text = json::write_held(event);
    auto read = json::read_named<Event>(json::held_name(event), *json::parse(text));
    ASSERT_TRUE(read) << text;
    ASSERT_EQ(json::write_held(*read), text);
    evolve(again, *read, at, actor);
  }
  const auto text = json::write(state);
  ASSERT_EQ(json::write(again), text);
  auto read = json::read<State>(text);
  ASSERT_TRUE(read) << text;
  ASSERT_EQ(json::write(*read), text);
}

/// A refusal names a code of the table, and its parameters hold words and numbers only.
inline void expect_speaks(const Refusal& refusal) {
  ASSERT_LT(static_cast<std::size_t>(refusal.code), kCodes.size());
  ASSERT_EQ(row(refusal.code).code, refusal.code);
  ASSERT_FALSE(row(refusal.code).name.empty());
}

/// Walks, each by a seed of its own, until so many steps are done; names the seed of a walk that fails.
template <class Walk>
void walk_many(std::size_t wanted, Walk&& walk) {
  const auto seed = Dice::seed();
  std::size_t steps = 0;
  for (std::uint64_t number = 0; steps < wanted && !testing::Test::HasFailure(); ++number) {
    Dice dice(seed + number);
    steps += walk(dice);
    if (testing::Test::HasFailure()) std::cout << "failed with HOSPITIUM_SEED=" << seed + number << "\n";
  }
}

}  // namespace hospitium::test
