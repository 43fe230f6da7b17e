// Slows whoever guesses passwords, without ever locking out the person whose account is guessed at.
#pragma once
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/result.hpp"
#include "http/rate_limit.hpp"

namespace hospitium::http {

/// Three buckets, all must have a token: the address (as a client_network: 30 attempts, then one in 6 s); the account from this address
/// (10, then one in 30 s); the account from addresses that never succeeded for it (50, then one in 2 s). An address that has signed in
/// to the account before skips the third, so that guessing from elsewhere does not keep its owner out. Thread-safe.
class SignInGuard {
 public:
  explicit SignInGuard(RateLimit::Now now = RateLimit::Clock::now, std::size_t most_familiar = 100'000);

  /// Before the password is looked at. TooManyRequests, alike for accounts that exist and that do not.
  Result<Unit> admit(std::string_view account, std::string_view address);
  /// After it was right: the attempt does not count, and the address becomes familiar to the account.
  void succeeded(std::string_view account, std::string_view address);

 private:
  bool familiar(const std::string& pair) const;
  RateLimit by_client_, by_pair_, by_account_;
  const std::size_t most_familiar_;
  mutable std::mutex mutex_;
  std::unordered_set<std::string> familiar_;
  std::deque<std::string> oldest_familiar_;
};

}  // namespace hospitium::http
