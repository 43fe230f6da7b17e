// Unwrapped keys used last, in shards so that threads seldom meet.
#pragma once
#include <array>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "vault/vault.hpp"

namespace hospitium::vault {

class KeyCache {
 public:
  explicit KeyCache(std::size_t capacity) : shard_capacity_(capacity / kShards + 1) {}

  std::optional<DataKey> get(KeyId id);
  /// A mark taken before reading the table; put() drops the key when something was erased since, because the row read may be the erased one.
  std::uint64_t mark(KeyId id);
  void put(KeyId id, DataKey key, std::uint64_t mark);
  void erase(KeyId id);

 private:
  static constexpr std::size_t kShards = 16;
  struct Shard {
    std::mutex mutex;
    std::list<std::pair<KeyId, DataKey>> newest_first;
    std::unordered_map<KeyId, std::list<std::pair<KeyId, DataKey>>::iterator> by_id;
    std::uint64_t erasures = 0;
  };
  Shard& shard(KeyId id) { return shards_[std::hash<KeyId>{}(id) / 1'024 % kShards]; }

  const std::size_t shard_capacity_;
  std::array<Shard, kShards> shards_;
};

}  // namespace hospitium::vault
