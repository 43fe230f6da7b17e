// JPEG in and out, by libjpeg-turbo.
#pragma once
#include <string_view>
#include <vector>

#include "confined/pixels.hpp"

namespace hospitium::confined {

[[noreturn]] void show_jpeg(std::string_view file, std::uint32_t shown);
[[noreturn]] void write_jpeg(const std::vector<std::uint8_t>& rgb, Size size);

}  // namespace hospitium::confined
