// Files for tests, made here: nobody's photographs. Some are sound, some lie about themselves.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hospitium::contract {

/// A grey JPEG whose EXIF block gives this orientation and the text GPS-SECRET.
std::string jpeg_photo(int width, int height, int orientation);
std::string jpeg_header(int width, int height);                  ///< begins like a JPEG of this size, and holds no pixel of it
std::pair<int, int> jpeg_size(const std::string& jpeg);          ///< from its frame header; (0, 0) when it has none

enum class Png { Grey, Rgb, Rgba };
std::string png_image(std::uint32_t width, std::uint32_t height, Png kind);
std::string png_header(std::uint32_t width, std::uint32_t height);  ///< likewise

/// Entries by name and the unpacked size that they claim; each holds nothing.
std::string zip_file(const std::vector<std::pair<std::string, std::uint32_t>>& entries);

std::string pdf_file(const std::string& media_box);
std::string looped_pdf();                                        ///< a page tree that leads back into itself

}  // namespace hospitium::contract
