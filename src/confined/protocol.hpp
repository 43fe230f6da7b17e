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
  Unsupported = 13,      ///< sound, but of a kind that is not taken: with macros, locked, binary
  Unavailable = 12       ///< the sandbox cannot be made here, or the program that reads this kind is not installed
};

inline constexpr std::uint32_t kMostSide = 30'000;       ///< pixels of one side
inline constexpr std::uint64_t kMostPixels = 100'000'000;
inline constexpr std::uint64_t kMostPixelsAtOnce = 40'000'000;  ///< of formats that are decoded whole: HEIC, interlaced PNG
inline constexpr std::uint32_t kMostShown = 2'400;       ///< longest side of what comes out
inline constexpr int kMostEntries = 20'000;              ///< of a ZIP
inline constexpr int kMostPages = 2'000;
// Of a workbook.
inline constexpr std::uint64_t kMostParts = 2'000;       ///< files in it
inline constexpr std::size_t kMostSheets = 200;
inline constexpr std::uint32_t kMostRows = 20'001;       ///< with the row of headings
inline constexpr std::uint32_t kMostColumns = 100;
inline constexpr std::size_t kMostShared = 32 << 20;     ///< bytes of texts that cells share
inline constexpr std::uint64_t kMostPart = 128 << 20;    ///< bytes of one part when unpacked
inline constexpr std::uint64_t kMostPartRatio = 250;         ///< unpacked to packed, of parts above kPartRatioFrom
inline constexpr std::uint64_t kPartRatioFrom = 4 << 20;
inline constexpr std::size_t kMostTable = 16 << 20;      ///< bytes of the table that comes out
inline constexpr int kMostDepth = 64;                    ///< of elements in one another

}  // namespace hospitium::confined
