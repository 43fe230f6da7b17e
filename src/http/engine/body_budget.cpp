#include "http/engine/body_budget.hpp"

#include "base/check.hpp"

namespace hospitium::http {

bool BodyBudget::take(const std::string& client, std::size_t bytes) {
  if (bytes == 0) return true;
  const auto found = of_client_.find(client);
  const auto own = found == of_client_.end() ? 0 : found->second;
  if (held_ + bytes > most_bytes_ || own + bytes > share_bytes_) return false;
  held_ += bytes;
  of_client_[client] += bytes;
  return true;
}

void BodyBudget::give_back(const std::string& client, std::size_t bytes) {
  if (bytes == 0) return;
  const auto found = of_client_.find(client);
  CHECK(found != of_client_.end() && found->second >= bytes);
  held_ -= bytes;
  found->second -= bytes;
  if (found->second == 0) of_client_.erase(found);
}

}  // namespace hospitium::http
