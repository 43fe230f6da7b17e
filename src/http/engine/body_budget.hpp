// Bodies in memory at once: so many bytes over all connections, and of them no more than a share for one client. I/O thread only.
#pragma once
#include <cstddef>
#include <string>
#include <unordered_map>

namespace hospitium::http {

class BodyBudget {
 public:
  BodyBudget(std::size_t most_bytes, std::size_t share_bytes) : most_bytes_(most_bytes), share_bytes_(share_bytes) {}

  bool take(const std::string& client, std::size_t bytes);  ///< false: no room, and nothing was taken
  void give_back(const std::string& client, std::size_t bytes);

 private:
  const std::size_t most_bytes_, share_bytes_;
  std::size_t held_ = 0;
  std::unordered_map<std::string, std::size_t> of_client_;  ///< those who hold something
};

}  // namespace hospitium::http
