#include "http/rate_limit.hpp"

#include <algorithm>

namespace hospitium::http {

double RateLimit::filled(const Bucket& bucket, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.at).count();
  return std::min(burst_, bucket.tokens + std::max(0.0, seconds) * per_s_);
}

bool RateLimit::admit(std::string_view key) {
  std::lock_guard lock(mutex_);
  const auto now = now_();
  auto& bucket = bucket_of(key, now);
  bucket = {filled(bucket, now), now};
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

void RateLimit::give_back(std::string_view key) {
  std::lock_guard lock(mutex_);
  const auto now = now_();
  auto& bucket = bucket_of(key, now);
  bucket = {std::min(burst_, filled(bucket, now) + 1), now};
}

bool RateLimit::would_admit(std::string_view key) const {
  std::lock_guard lock(mutex_);
  const auto found = buckets_.find(std::string(key));
  return found == buckets_.end() || filled(found->second, now_()) >= 1;
}

std::size_t RateLimit::keys() const {
  std::lock_guard lock(mutex_);
  return buckets_.size();
}

RateLimit::Bucket& RateLimit::bucket_of(std::string_view key, Clock::time_point now) {
  const auto found = buckets_.find(std::string(key));
  if (found != buckets_.end()) return found->second;
  if (buckets_.size() >= most_keys_) forget_full(now);
  const std::string fresh(buckets_.size() >= most_keys_ ? std::string_view{} : key);
  return buckets_.try_emplace(fresh, Bucket{burst_, now}).first->second;
}

/// Looks through all keys, so not for every stranger of a flood.
void RateLimit::forget_full(Clock::time_point now) {
  if (now < swept_ + std::chrono::seconds(1)) return;
  swept_ = now;
  std::erase_if(buckets_, [&](const auto& entry) { return filled(entry.second, now) >= burst_; });
}

}  // namespace hospitium::http
