#include "http/client_network.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace hospitium::http {
namespace {

constexpr int kNetwork_bytes = 8;

std::optional<in6_addr> v6_of(std::string_view address) {
  in6_addr bytes{};
  const std::string text(address.substr(0, address.find('%')));  // fe80::1%eth0
  return inet_pton(AF_INET6, text.c_str(), &bytes) == 1 ? std::optional(bytes) : std::nullopt;
}

std::string text_of(int family, const void* bytes) {
  char text[INET6_ADDRSTRLEN];
  return inet_ntop(family, bytes, text, sizeof text);
}

}  // namespace

std::string plain_address(std::string_view address) {
  const auto v6 = v6_of(address);
  return v6 && IN6_IS_ADDR_V4MAPPED(&*v6) ? text_of(AF_INET, v6->s6_addr + 12) : std::string(address);
}

std::string client_network(std::string_view address) {
  auto v6 = v6_of(address);
  if (!v6 || IN6_IS_ADDR_V4MAPPED(&*v6)) return plain_address(address);
  std::fill(v6->s6_addr + kNetwork_bytes, std::end(v6->s6_addr), std::uint8_t{0});
  return text_of(AF_INET6, &*v6) + "/64";
}

bool is_loopback(std::string_view address) { return address.starts_with("127.") || address == "::1"; }

}  // namespace hospitium::http
