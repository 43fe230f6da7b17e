#include "http/cookies.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hospitium::http {

std::string_view session_cookie_name(bool secure) { return secure ? "__Host-hospitium_session" : "hospitium_session"; }

std::string_view session_secret(std::string_view header, bool secure) {
  const auto name = session_cookie_name(secure);
  std::string_view found;
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    auto part = header.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    if (part.starts_with(name) && part.size() > name.size() && part[name.size()] == '=') {
      if (!found.empty()) return {};
      found = part.substr(name.size() + 1);
    }
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return found;
}

std::string set_session_cookie(std::string_view secret, bool secure, long max_age_s) {
  auto cookie = fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict", session_cookie_name(secure), secret);
  if (secure) cookie += "; Secure";
  if (max_age_s > 0) cookie += fmt::format("; Max-Age={}", max_age_s);
  return cookie;
}

std::string clear_session_cookie(bool secure) {
  return fmt::format("{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{}", session_cookie_name(secure), secure ? "; Secure" : "");
}

}  // namespace hospitium::http
