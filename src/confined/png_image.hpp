// PNG in, by libpng.
#pragma once
#include <cstdint>
#include <string_view>

namespace hospitium::confined {

[[noreturn]] void show_png(std::string_view file, std::uint32_t shown);

}  // namespace hospitium::confined
