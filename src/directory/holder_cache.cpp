#include "directory/holder_cache.hpp"

#include <utility>

namespace hospitium::directory {

std::optional<TokenHolder> HolderCache::find(const std::string& hash, Instant now) const {
  std::lock_guard lock(mutex_);
  for (const auto* half : {&younger_, &elder_})
    if (const auto found = half->find(hash); found != half->end())
      return now - found->second.read_at > age_us_ ? std::nullopt : std::optional(found->second.holder);
  return std::nullopt;
}

std::uint64_t HolderCache::mark() const {
  std::lock_guard lock(mutex_);
  return forgotten_;
}

void HolderCache::keep(const std::string& hash, TokenHolder holder, Instant read_at, std::uint64_t mark) {
  Entries gone;  // destroyed when the lock is open again
  std::lock_guard lock(mutex_);
  if (mark != forgotten_) return;
  if (younger_.size() >= half_ || read_at - turned_ > age_us_) {
    gone = std::exchange(elder_, std::exchange(younger_, {}));
    turned_ = read_at;
  }
  younger_[hash] = {std::move(holder), read_at};
}

void HolderCache::forget(const std::string& hash) {
  std::lock_guard lock(mutex_);
  ++forgotten_;
  younger_.erase(hash);
  elder_.erase(hash);
}

void HolderCache::forget(Id<User> user) {
  std::lock_guard lock(mutex_);
  ++forgotten_;
  for (auto* half : {&younger_, &elder_}) std::erase_if(*half, [&](const auto& entry) { return entry.second.holder.principal.user == user; });
}

void HolderCache::forget() {
  Entries younger, elder;
  std::lock_guard lock(mutex_);
  ++forgotten_;
  younger.swap(younger_);
  elder.swap(elder_);
}

}  // namespace hospitium::directory
