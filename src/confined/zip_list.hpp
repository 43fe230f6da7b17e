// The list of a ZIP, from its central directory alone: nothing is unpacked, so nothing can explode.
#pragma once
#include <cstdint>
#include <string_view>

namespace hospitium::confined {

/// `tail` is the end of a file of `whole` bytes.
[[noreturn]] void list_zip(std::string_view tail, std::uint64_t whole);

}  // namespace hospitium::confined
