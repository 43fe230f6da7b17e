#include "confined/pixels.hpp"

#include <algorithm>
#include <cstdlib>

#include "confined/input.hpp"
#include "confined/jpeg.hpp"

namespace hospitium::confined {
namespace {

constexpr std::size_t kChannels = 3;

/// Where the pixel at (x, y) of the picture as it should be seen lies in the picture as it was stored.
std::size_t stored(std::uint32_t x, std::uint32_t y, Size size, int orientation) {
  const auto right = size.width - 1, bottom = size.height - 1;
  std::uint32_t sx = x, sy = y;
  switch (orientation) {
    case 2: sx = right - x; break;
    case 3: sx = right - x; sy = bottom - y; break;
    case 4: sy = bottom - y; break;
    case 5: sx = y; sy = x; break;
    case 6: sx = y; sy = bottom - x; break;
    case 7: sx = right - y; sy = bottom - x; break;
    case 8: sx = right - y; sy = x; break;
    default: break;
  }
  return (std::size_t{sy} * size.width + sx) * kChannels;
}

std::vector<std::uint8_t> turned(const std::vector<std::uint8_t>& pixels, Size& size, int orientation) {
  const Size seen = orientation >= 5 ? Size{size.height, size.width} : size;
  std::vector<std::uint8_t> result;
  result.reserve(pixels.size());
  for (std::uint32_t y = 0; y < seen.height; ++y)
    for (std::uint32_t x = 0; x < seen.width; ++x) {
      const auto from = stored(x, y, size, orientation);
      result.insert(result.end(), pixels.begin() + static_cast<std::ptrdiff_t>(from), pixels.begin() + static_cast<std::ptrdiff_t>(from + kChannels));
    }
  size = seen;
  return result;
}

}  // namespace

void check_size(Size size, std::uint64_t most_pixels) {
  if (size.width == 0 || size.height == 0) end(Ending::Unreadable);
  if (size.width > kMostSide || size.height > kMostSide || std::uint64_t{size.width} * size.height > most_pixels) end(Ending::TooLarge);
}

Shrinker::Shrinker(Size source, std::uint32_t shown) : source_(source) {
  const auto longest = std::max(source.width, source.height);
  step_ = (longest + shown - 1) / shown;
  target_ = {std::max(1U, source.width / step_), std::max(1U, source.height / step_)};
  sums_.assign(std::size_t{target_.width} * kChannels, 0);
  pixels_.reserve(std::size_t{target_.width} * target_.height * kChannels);
}

void Shrinker::row(const std::uint8_t* rgb) {
  const auto box = std::min(step_, source_.width);
  for (std::uint32_t x = 0; x < target_.width * box; ++x)
    for (std::size_t channel = 0; channel < kChannels; ++channel) sums_[x / box * kChannels + channel] += rgb[x * kChannels + channel];
  ++filled_;
  if (++rows_ % step_ == 0) flush();
}

void Shrinker::flush() {
  if (filled_ == 0 || pixels_.size() >= std::size_t{target_.width} * target_.height * kChannels) return;
  const auto count = filled_ * std::min(step_, source_.width);
  for (auto& sum : sums_) {
    pixels_.push_back(static_cast<std::uint8_t>(sum / count));
    sum = 0;
  }
  filled_ = 0;
}

void Shrinker::finish(int orientation) {
  flush();
  pixels_.resize(std::size_t{target_.width} * target_.height * kChannels, 0xFF);
  if (orientation >= 2 && orientation <= 8) pixels_ = turned(pixels_, target_, orientation);
  write_jpeg(pixels_, target_);
}

}  // namespace hospitium::confined
