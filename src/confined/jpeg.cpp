#include "confined/jpeg.hpp"

#include <cstdio>

#include <jpeglib.h>

#include "confined/input.hpp"

namespace hospitium::confined {
namespace {

constexpr int kQuality = 85;

[[noreturn]] void broken(j_common_ptr) { end(Ending::Unreadable); }
void quiet(j_common_ptr, int) {}

jpeg_error_mgr* errors() {
  static jpeg_error_mgr manager;
  jpeg_std_error(&manager);
  manager.error_exit = broken;
  manager.emit_message = quiet;
  return &manager;
}

/// Reads numbers of an EXIF block in its own byte order; 0 beyond its end.
class Exif {
 public:
  explicit Exif(std::string_view tiff) : tiff_(tiff), little_(tiff.starts_with("II")) {}
  std::uint32_t number(std::size_t at, int bytes) const {
    std::uint32_t value = 0;
    if (at > tiff_.size() || tiff_.size() - at < static_cast<std::size_t>(bytes)) return 0;
    for (int i = 0; i < bytes; ++i) {
      const auto byte = static_cast<unsigned char>(tiff_[at + static_cast<std::size_t>(little_ ? bytes - 1 - i : i)]);
      value = value << 8 | byte;
    }
    return value;
  }

 private:
  std::string_view tiff_;
  bool little_;
};

/// Tag 0x0112 of the first directory: how the camera was held.
int orientation_in(std::string_view block) {
  constexpr std::string_view kMark("Exif\0\0", 6);
  if (!block.starts_with(kMark)) return 1;
  const Exif exif(block.substr(kMark.size()));
  const std::size_t directory = exif.number(4, 4);
  const auto entries = exif.number(directory, 2);
  for (std::size_t i = 0; i < entries && i < 512; ++i) {
    const auto entry = directory + 2 + i * 12;
    if (exif.number(entry, 2) == 0x0112) return static_cast<int>(exif.number(entry + 8, 2));
  }
  return 1;
}

int orientation_of(const jpeg_decompress_struct& image) {
  for (const auto* marker = image.marker_list; marker != nullptr; marker = marker->next)
    if (marker->marker == JPEG_APP0 + 1) return orientation_in({reinterpret_cast<const char*>(marker->data), marker->data_length});
  return 1;
}

}  // namespace

void show_jpeg(std::string_view file, std::uint32_t shown) {
  jpeg_decompress_struct image{};
  image.err = errors();
  jpeg_create_decompress(&image);
  jpeg_mem_src(&image, reinterpret_cast<const unsigned char*>(file.data()), file.size());
  jpeg_save_markers(&image, JPEG_APP0 + 1, 0xFFFF);
  if (jpeg_read_header(&image, TRUE) != JPEG_HEADER_OK) end(Ending::Unreadable);
  check_size({image.image_width, image.image_height}, kMostPixels);
  // Progressive files are held whole, as coefficients.
  if (jpeg_has_multiple_scans(&image)) check_size({image.image_width, image.image_height}, kMostPixelsAtOnce);
  image.out_color_space = JCS_RGB;
  image.scale_num = 1;
  image.scale_denom = 1;
  const auto longest = image.image_width > image.image_height ? image.image_width : image.image_height;
  while (image.scale_denom < 8 && longest / (image.scale_denom * 2) >= shown) image.scale_denom *= 2;
  if (!jpeg_start_decompress(&image) || image.output_components != 3) end(Ending::Unreadable);
  Shrinker shrinker({image.output_width, image.output_height}, shown);
  std::vector<std::uint8_t> row(std::size_t{image.output_width} * 3);
  auto* line = row.data();
  while (image.output_scanline < image.output_height) {
    if (jpeg_read_scanlines(&image, &line, 1) != 1) end(Ending::Unreadable);
    shrinker.row(line);
  }
  shrinker.finish(orientation_of(image));
}

void write_jpeg(const std::vector<std::uint8_t>& rgb, Size size) {
  jpeg_compress_struct image{};
  image.err = errors();
  jpeg_create_compress(&image);
  unsigned char* bytes = nullptr;
  unsigned long length = 0;
  jpeg_mem_dest(&image, &bytes, &length);
  image.image_width = size.width;
  image.image_height = size.height;
  image.input_components = 3;
  image.in_color_space = JCS_RGB;
  jpeg_set_defaults(&image);
  jpeg_set_quality(&image, kQuality, TRUE);
  jpeg_start_compress(&image, TRUE);
  while (image.next_scanline < size.height) {
    auto* row = const_cast<JSAMPROW>(rgb.data() + std::size_t{image.next_scanline} * size.width * 3);  // libjpeg reads only
    jpeg_write_scanlines(&image, &row, 1);
  }
  jpeg_finish_compress(&image);
  answer({reinterpret_cast<const char*>(bytes), length});
}

}  // namespace hospitium::confined
