#include "base/id.hpp"

namespace hospitium {
namespace {

constexpr char kHex[] = "0123456789abcdef";
constexpr bool dash_before(std::size_t byte) { return byte == 4 || byte == 6 || byte == 8 || byte == 10; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string id_text(const IdBytes& bytes) {
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (dash_before(i)) text += '-';
    text += kHex[bytes[i] >> 4];
    text += kHex[bytes[i] & 15];
  }
  return text;
}

std::optional<IdBytes> parse_id(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  IdBytes bytes{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (dash_before(i) && text[at++] != '-') return std::nullopt;
    int high = hex_value(text[at]), low = hex_value(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    at += 2;
  }
  return bytes;
}

IdBytes make_id_bytes(std::int64_t unix_us, const std::array<std::uint8_t, 10>& random) {
  IdBytes bytes{};
  const auto ms = static_cast<std::uint64_t>(unix_us / 1000);
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
  std::memcpy(bytes.data() + 6, random.data(), random.size());
  const auto fraction = static_cast<std::uint64_t>(unix_us % 1000) * 4096 / 1000;  // RFC 9562 section 6.2, method 3: two of one millisecond keep their order
  bytes[6] = static_cast<std::uint8_t>(fraction >> 8);
  bytes[7] = static_cast<std::uint8_t>(fraction);
  bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f));  // version 7
  bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));  // variant of RFC 9562
  return bytes;
}

}  // namespace hospitium
