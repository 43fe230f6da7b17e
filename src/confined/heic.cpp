#include "confined/heic.hpp"

#include <libheif/heif.h>

#include "confined/input.hpp"
#include "confined/pixels.hpp"

namespace hospitium::confined {
namespace {

void must(heif_error error) {
  if (error.code != heif_error_Ok) end(Ending::Unreadable);
}

}  // namespace

void ready_heic() { heif_get_version(); }

void show_heic(std::string_view file, std::uint32_t shown) {
  heif_context* context = heif_context_alloc();
  heif_context_set_max_decoding_threads(context, 0);
  heif_context_set_maximum_image_size_limit(context, static_cast<int>(kMostSide));
  must(heif_context_read_from_memory_without_copy(context, file.data(), file.size(), nullptr));
  heif_image_handle* handle = nullptr;
  must(heif_context_get_primary_image_handle(context, &handle));
  const auto width = heif_image_handle_get_width(handle), height = heif_image_handle_get_height(handle);
  if (width <= 0 || height <= 0) end(Ending::Unreadable);
  check_size({static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)}, kMostPixelsAtOnce);
  heif_image* image = nullptr;
  must(heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr));
  int stride = 0;
  const auto* rows = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
  const Size size{static_cast<std::uint32_t>(heif_image_get_width(image, heif_channel_interleaved)),
                  static_cast<std::uint32_t>(heif_image_get_height(image, heif_channel_interleaved))};
  if (rows == nullptr || stride < static_cast<int>(size.width * 3)) end(Ending::Unreadable);
  check_size(size, kMostPixelsAtOnce);
  Shrinker shrinker(size, shown);
  for (std::uint32_t y = 0; y < size.height; ++y) shrinker.row(rows + std::size_t{y} * static_cast<std::size_t>(stride));
  shrinker.finish(1);                                      // libheif has turned it already
}

}  // namespace hospitium::confined
