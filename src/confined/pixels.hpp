// An image that shrinks while its rows come in, and its way out as a plain JPEG: nothing but pixels is taken over (no place, no camera).
#pragma once
#include <cstdint>
#include <vector>

namespace hospitium::confined {

struct Size {
  std::uint32_t width = 0, height = 0;
};

void check_size(Size size, std::uint64_t most_pixels);    ///< exits with TooLarge or Unreadable

/// Averages boxes of source pixels so that the longest side is at most `shown`.
class Shrinker {
 public:
  Shrinker(Size source, std::uint32_t shown);
  void row(const std::uint8_t* rgb);                      ///< `source.width` pixels of three bytes, top to bottom
  /// Turned as EXIF orientation 1 to 8 says, as JPEG on the output. Does not return.
  [[noreturn]] void finish(int orientation);

 private:
  void flush();
  Size source_, target_;
  std::uint32_t step_, rows_ = 0, filled_ = 0;
  std::vector<std::uint32_t> sums_;
  std::vector<std::uint8_t> pixels_;
};

}  // namespace hospitium::confined
