#include "vault/key_cache.hpp"

namespace hospitium::vault {

std::optional<DataKey> KeyCache::get(KeyId id) {
  auto& in = shard(id);
  std::lock_guard lock(in.mutex);
  auto found = in.by_id.find(id);
  if (found == in.by_id.end()) return std::nullopt;
  in.newest_first.splice(in.newest_first.begin(), in.newest_first, found->second);
  return found->second->second;
}

std::uint64_t KeyCache::mark(KeyId id) {
  auto& in = shard(id);
  std::lock_guard lock(in.mutex);
  return in.erasures;
}

void KeyCache::put(KeyId id, DataKey key, std::uint64_t mark) {
  auto& in = shard(id);
  std::lock_guard lock(in.mutex);
  if (in.erasures != mark || in.by_id.contains(id)) return;
  in.newest_first.emplace_front(id, std::move(key));
  in.by_id.emplace(id, in.newest_first.begin());
  if (in.by_id.size() <= shard_capacity_) return;
  in.by_id.erase(in.newest_first.back().first);
  in.newest_first.pop_back();
}

void KeyCache::erase(KeyId id) {
  auto& in = shard(id);
  std::lock_guard lock(in.mutex);
  ++in.erasures;
  auto found = in.by_id.find(id);
  if (found == in.by_id.end()) return;
  in.newest_first.erase(found->second);
  in.by_id.erase(found);
}

}  // namespace hospitium::vault
