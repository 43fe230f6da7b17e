// Whom limits count: whoever has one IPv6 address has 2^64 of them, so a whole /64 is one client.
#pragma once
#include <string>
#include <string_view>

namespace hospitium::http {

/// "2001:db8:1:2:3::4" -> "2001:db8:1:2::/64", "::ffff:192.0.2.1" -> "192.0.2.1"; what is no IPv6 address stays as it is.
std::string client_network(std::string_view address);

/// An IPv4 address that a socket for both writes as IPv6, as everybody else writes it; all others stay as they are.
std::string plain_address(std::string_view address);

bool is_loopback(std::string_view address);

}  // namespace hospitium::http
