#include "http/engine/serialize.hpp"

#include <ctime>
#include <iterator>

#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

namespace hospitium::http {
namespace {

constexpr std::size_t kJoinedBody = 16 << 10;

constexpr std::string_view kAlways =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: geolocation=(), payment=(), usb=()\r\n";
constexpr std::string_view kSealedPage = "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; base-uri 'none'\r\n";
constexpr std::string_view kTransportSecurity = "Strict-Transport-Security: max-age=31536000\r\n";

/// RFC 9110 date, made once a second. I/O thread only.
const std::string& date_now() {
  static std::time_t made_at = 0;
  static std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != made_at) {
    std::tm utc{};
    gmtime_r(&now, &utc);
    char buffer[64];
    text.assign(buffer, std::strftime(buffer, sizeof buffer, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &utc));
    made_at = now;
  }
  return text;
}

/// A header line may not be split by what it carries.
void append_safe(std::string& out, std::string_view value) {
  for (char c : value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '_' : c;
}

void append_own(std::string& out, const Response& response) {
  for (const auto& [name, value] : response.headers) {
    out += name;
    out += ": ";
    append_safe(out, value);
    out += "\r\n";
  }
  if (!response.type.empty()) {
    out += "Content-Type: ";
    append_safe(out, response.type);
    out += "\r\n";
  }
}

bool has_body(const Response& response) { return response.status != 204 && response.status != 304; }

}  // namespace

bool append_wire(std::string& out, const Response& response, const WireStyle& style) {
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(response.status));
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", response.status, std::string_view(reason.data(), reason.size()));
  out += date_now();
  out += kAlways;
  if (style.secure) out += kTransportSecurity;
  if (response.header("Content-Security-Policy").empty()) out += kSealedPage;
  if (response.header("Cache-Control").empty()) out += "Cache-Control: no-store\r\n";
  append_own(out, response);
  const auto body = response.content();
  if (has_body(response) && !response.stream)
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n",
                   response.source ? response.source->size() : static_cast<std::int64_t>(body.size()));
  if (!style.keep_alive) out += "Connection: close\r\n";
  else if (style.version == 10) out += "Connection: keep-alive\r\n";
  out += "\r\n";
  if (style.head_only || !has_body(response)) return true;
  if (body.size() > kJoinedBody) return false;
  out += body;
  return true;
}

}  // namespace hospitium::http
