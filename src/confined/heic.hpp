// HEIC in, by libheif with libde265.
#pragma once
#include <cstdint>
#include <string_view>

namespace hospitium::confined {

void ready_heic();                                         ///< before the sandbox closes
[[noreturn]] void show_heic(std::string_view file, std::uint32_t shown);

}  // namespace hospitium::confined
