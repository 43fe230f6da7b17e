// Token buckets by key (a client address, an account): a steady rate with a burst. Bounded memory.
#pragma once
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hospitium::http {

class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;

  /// `per_s` tokens a second up to `burst`. Keeps at most `most_keys`; when full, keys whose bucket is full again are
  /// forgotten (looked for once a second), and while all are in use new keys share one bucket.
  RateLimit(double per_s, double burst, std::size_t most_keys = 100'000, Now now = Clock::now)
      : per_s_(per_s), burst_(burst), most_keys_(most_keys), now_(std::move(now)) {}

  /// Takes a token of `key`; false when there is none. Thread-safe.
  bool admit(std::string_view key);
  /// Puts a token of `key` back, never above the burst: what it was taken for turned out not to count. Thread-safe.
  void give_back(std::string_view key);
  /// True when admit would succeed; takes nothing.
  bool would_admit(std::string_view key) const;
  std::size_t keys() const;

 private:
  struct Bucket {
    double tokens;
    Clock::time_point at;
  };
  double filled(const Bucket& bucket, Clock::time_point now) const;
  Bucket& bucket_of(std::string_view key, Clock::time_point now);
  void forget_full(Clock::time_point now);

  const double per_s_, burst_;
  const std::size_t most_keys_;
  const Now now_;
  mutable std::mutex mutex_;
  Clock::time_point swept_{};
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace hospitium::http
