#include "confined/png_image.hpp"

#include <algorithm>
#include <cstring>

#include <png.h>

#include "confined/input.hpp"
#include "confined/pixels.hpp"

namespace hospitium::confined {
namespace {

[[noreturn]] void broken(png_structp, png_const_charp) { end(Ending::Unreadable); }
void quiet(png_structp, png_const_charp) {}

void feed(png_structp png, png_bytep target, std::size_t size) {
  auto& rest = *static_cast<std::string_view*>(png_get_io_ptr(png));
  if (rest.size() < size) end(Ending::Unreadable);
  std::memcpy(target, rest.data(), size);
  rest.remove_prefix(size);
}

/// Whatever the file has becomes eight bits of red, green and blue on white.
void ask_for_rgb(png_structp png, png_infop info) {
  const png_color_16 white{0, 0xFF, 0xFF, 0xFF, 0xFF};
  png_set_expand(png);
  png_set_strip_16(png);
  png_set_gray_to_rgb(png);
  if ((png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS))
    png_set_background(png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
  png_set_strip_alpha(png);
}

}  // namespace

void show_png(std::string_view file, std::uint32_t shown) {
  const png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, broken, quiet);
  const png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
  if (info == nullptr) end(Ending::Unreadable);
  png_set_read_fn(png, &file, feed);
  png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);        // judged below, with a code of our own
  png_set_chunk_malloc_max(png, 8 << 20);
  png_read_info(png, info);
  const Size size{png_get_image_width(png, info), png_get_image_height(png, info)};
  const bool interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
  check_size(size, interlaced ? kMostPixelsAtOnce : kMostPixels);
  ask_for_rgb(png, info);
  const int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  const auto stride = png_get_rowbytes(png, info);
  if (stride != std::size_t{size.width} * 3) end(Ending::Unreadable);
  Shrinker shrinker(size, shown);
  std::vector<std::uint8_t> rows(stride * (interlaced ? size.height : 1));
  for (int pass = 0; pass < passes; ++pass)
    for (std::size_t y = 0; y < size.height; ++y) {
      auto* row = rows.data() + (interlaced ? y * stride : 0);
      png_read_row(png, row, nullptr);
      if (pass == passes - 1) shrinker.row(row);
    }
  shrinker.finish(1);
}

}  // namespace hospitium::confined
