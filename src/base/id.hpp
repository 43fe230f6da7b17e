// Typed 128-bit identifiers (UUID version 7, RFC 9562): ordered by their microsecond within a node, unguessable in their last 62 bits.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hospitium {

using IdBytes = std::array<std::uint8_t, 16>;

std::string id_text(const IdBytes& bytes);                                ///< 36 characters, lower case
std::optional<IdBytes> parse_id(std::string_view text);                   ///< the 36-character form only
IdBytes make_id_bytes(std::int64_t unix_us, const std::array<std::uint8_t, 10>& random);

/// `Tag` is the struct the id names (Id<Party>); ids of different things do not mix. A nil id is all zero.
template <class Tag>
struct Id {
  IdBytes bytes{};

  static std::optional<Id> parse(std::string_view text) {
    auto parsed = parse_id(text);
    return parsed ? std::optional(Id{*parsed}) : std::nullopt;
  }
  std::string text() const { return id_text(bytes); }
  bool nil() const { return bytes == IdBytes{}; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace hospitium

template <class Tag>
struct std::hash<hospitium::Id<Tag>> {
  std::size_t operator()(const hospitium::Id<Tag>& id) const noexcept {
    std::uint64_t tail;  // the random half; the first half is time
    std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
    return tail;
  }
};
