#include "http/sign_in_guard.hpp"

#include "base/text.hpp"
#include "http/client_network.hpp"

namespace hospitium::http {
namespace {

std::string pair_of(std::string_view account, std::string_view client) { return fold(account) + "\n" + std::string(client); }

}  // namespace

SignInGuard::SignInGuard(RateLimit::Now now, std::size_t most_familiar)
    : by_client_(1.0 / 6, 30, 100'000, now), by_pair_(1.0 / 30, 10, 100'000, now), by_account_(0.5, 50, 100'000, now),
      most_familiar_(most_familiar) {}

Result<Unit> SignInGuard::admit(std::string_view account, std::string_view address) {
  const auto client = client_network(address);
  const auto pair = pair_of(account, client);
  if (!by_client_.admit(client) || !by_pair_.admit(pair)) return refuse(Code::TooManyRequests);
  if (!familiar(pair) && !by_account_.admit(fold(account))) return refuse(Code::TooManyRequests);
  return Unit{};
}

bool SignInGuard::familiar(const std::string& pair) const {
  std::lock_guard lock(mutex_);
  return familiar_.contains(pair);
}

void SignInGuard::succeeded(std::string_view account, std::string_view address) {
  const auto client = client_network(address);
  auto pair = pair_of(account, client);
  by_client_.give_back(client);  // only guesses count
  by_pair_.give_back(pair);
  std::lock_guard lock(mutex_);
  if (!familiar_.insert(pair).second) return;
  oldest_familiar_.push_back(std::move(pair));
  if (oldest_familiar_.size() <= most_familiar_) return;
  familiar_.erase(oldest_familiar_.front());
  oldest_familiar_.pop_front();
}

}  // namespace hospitium::http
