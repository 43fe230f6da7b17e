// Bytes of ids and numbers, as they go into hashes, bindings and packed columns: big-endian, so that they sort and read the same everywhere.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace hospitium::ledger {

inline std::string_view view_of(const IdBytes& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
template <class Tag>
std::string_view view_of(const Id<Tag>& id) { return view_of(id.bytes); }

inline void append(std::string& out, std::int64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(static_cast<std::uint64_t>(number) >> shift & 0xff);
}
/// With its length before it, so that two texts in a row cannot be split differently.
inline std::string& append_sized(std::string& out, std::string_view text) {
  append(out, static_cast<std::int64_t>(text.size()));
  return out += text;
}

}  // namespace hospitium::ledger
