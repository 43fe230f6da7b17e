#include "vault/spare_keys.hpp"

#include <algorithm>
#include <chrono>

#include <sodium.h>
#include <spdlog/spdlog.h>

namespace hospitium::vault {
namespace {

constexpr std::size_t kFirstStock = 64;

KeyId make_key_id() {
  using namespace std::chrono;
  std::array<std::uint8_t, 10> random;
  randombytes_buf(random.data(), random.size());
  return {make_id_bytes(duration_cast<microseconds>(system_clock::now().time_since_epoch()).count(), random)};
}

}  // namespace

SpareKeys::SpareKeys(KeyTable& table, const Secret& wrapping, std::shared_ptr<KeyArena> arena, std::size_t limit,
                     std::function<void()> each_second)
    : table_(table),
      wrapping_(wrapping),
      arena_(std::move(arena)),
      limit_(std::max<std::size_t>(limit, 1)),
      each_second_(std::move(each_second)),
      target_(std::min(kFirstStock, limit_)) {
  take_over_parked();
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

SpareKeys::~SpareKeys() {
  thread_.request_stop();
  thread_.join();
  std::vector<KeyId> unused;
  for (const auto& [id, key] : stock_) unused.push_back(id);
  try {
    table_.park(unused);
  } catch (const db::Fault&) {
    // They stay in the table: unused, known to nobody, harmless.
  }
}

void SpareKeys::take_over_parked() {
  for (const auto& row : table_.unpark())
    if (auto key = unwrap(arena_, wrapping_, row.id, row.wrapped)) stock_.emplace_back(row.id, DataKey(std::move(key)));
}

SpareKeys::Spare SpareKeys::take() {
  for (;;) {
    if (auto spare = take_one()) return std::move(*spare);
    refill();
  }
}

std::optional<SpareKeys::Spare> SpareKeys::take_one() {
  std::lock_guard lock(mutex_);
  if (stock_.empty()) return std::nullopt;
  auto spare = std::move(stock_.front());
  stock_.pop_front();
  if (stock_.size() < target_ / 2 && !wanted_) {
    wanted_ = true;
    low_.notify_one();
  }
  return spare;
}

void SpareKeys::forget(KeyId id) {
  std::lock_guard lock(mutex_);
  std::erase_if(stock_, [&](const Spare& spare) { return spare.first == id; });
}

std::vector<SpareKeys::Spare> SpareKeys::make(std::size_t count) {
  std::vector<Spare> made;
  std::vector<WrappedKey> rows;
  for (std::size_t i = 0; i < count; ++i) {
    auto id = make_key_id();
    auto key = make_data_key(arena_);
    rows.push_back({id, wrap(wrapping_, id, *key)});
    made.emplace_back(id, DataKey(std::move(key)));
  }
  table_.insert(rows);
  return made;
}

void SpareKeys::refill() {
  std::lock_guard one(making_);
  std::size_t missing;
  {
    std::lock_guard lock(mutex_);
    if (stock_.size() > target_ / 2) return;  // somebody else was quicker
    missing = target_ - stock_.size();
  }
  auto made = make(missing);
  std::lock_guard lock(mutex_);
  std::ranges::move(made, std::back_inserter(stock_));
  target_ = std::min(target_ * 2, limit_);
  wanted_ = false;
}

void SpareKeys::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    bool refill_now;
    {
      std::unique_lock lock(mutex_);
      refill_now = low_.wait_for(lock, stop, std::chrono::seconds(1), [&] { return wanted_; });
    }
    try {
      if (refill_now) refill();
      if (!stop.stop_requested()) each_second_();
    } catch (const db::Fault& fault) {
      spdlog::error("vault: {}", fault.what());
      std::lock_guard lock(mutex_);
      wanted_ = false;  // the next one who takes asks again
    }
  }
}

}  // namespace hospitium::vault
