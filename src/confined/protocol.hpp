// What the server and the confined program agree on. Nothing else is shared between them.
#pragma once
#include <cstdint>

namespace hospitium::confined {

inline constexpr int kInput = 3, kOutput = 4;            ///< descriptors

/// Exit status. A process that was killed has none.
enum class Ending : int {
  Done = 0,
  Unreadable = 10,       ///< damaged, or not built as its kind should be
  TooLarge = 11,         ///< more pixels, pages or entries than the limits allow
  Unavailable = 12       ///< the sandbox cannot be made here, or the program that reads this kind is not installed
};

inline constexpr std::uint32_t kMostSide = 30'000;       ///< pixels of one side
inline constexpr std::uint64_t kMostPixels = 100'000'000;
inline constexpr std::uint64_t kMostPixelsAtOnce = 40'000'000;  ///< of formats that are decoded whole: HEIC, interlaced PNG
inline constexpr std::uint32_t kMostShown = 2'400;       ///< longest side of what comes out
inline constexpr int kMostEntries = 20'000;              ///< of a ZIP
inline constexpr int kMostPages = 2'000;

}  // namespace hospitium::confined
