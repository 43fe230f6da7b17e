// Keys that are durable before anybody needs them. The stock starts small and doubles with use up to its limit, because what a crash
// leaves unused stays in the table for ever: nobody can tell it from a key in use.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "vault/data_key.hpp"
#include "vault/key_table.hpp"

namespace hospitium::vault {

class SpareKeys {
 public:
  using Spare = std::pair<KeyId, DataKey>;
  /// `each_second` is run by the background thread, for upkeep of the vault.
  SpareKeys(KeyTable& table, const Secret& wrapping, std::shared_ptr<KeyArena> arena, std::size_t limit, std::function<void()> each_second);
  ~SpareKeys();  ///< leaves what was not handed out to the next start

  /// Waits for the disk only when the stock is empty. Throws db::Fault then.
  Spare take();
  void forget(KeyId id);

 private:
  std::optional<Spare> take_one();
  void take_over_parked();
  std::vector<Spare> make(std::size_t count);
  void refill();
  void run(const std::stop_token& stop);

  KeyTable& table_;
  const Secret& wrapping_;
  std::shared_ptr<KeyArena> arena_;
  const std::size_t limit_;
  std::function<void()> each_second_;
  std::mutex making_;  ///< one refill at a time
  std::mutex mutex_;
  std::condition_variable_any low_;
  std::deque<Spare> stock_;
  std::size_t target_;
  bool wanted_ = false;
  std::jthread thread_;
};

}  // namespace hospitium::vault
