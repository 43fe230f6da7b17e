// Every limit on what one summary may cost, with its unit. Beyond a limit that ends reading the whole document is refused;
// beyond a limit that only shortens (texts), the rest is left out and the place is named in an issue.
#pragma once
#include <cstddef>

namespace hospitium::fhir {

inline constexpr std::size_t kMaxBundleBytes = std::size_t{16} << 20;     ///< refused: TooLarge
inline constexpr int kMaxDepth = 64;                                      ///< nested objects and arrays; refused: TooDeep
inline constexpr std::size_t kMaxEntries = 10'000;                        ///< Bundle.entry; refused: TooMany
inline constexpr std::size_t kMaxNodes = 2'000'000;                       ///< JSON values; refused: TooMany
inline constexpr std::size_t kMaxSummaryBytes = std::size_t{96} << 20;    ///< all texts and list items taken together; refused: TooLarge
inline constexpr std::size_t kMaxTextBytes = 20'000;                      ///< one text; shortened
inline constexpr std::size_t kMaxLabelBytes = 300;                        ///< a name shown instead of a reference; shortened
inline constexpr std::size_t kMaxNarrativeBytes = std::size_t{1} << 20;   ///< one narrative, sanitised; shortened
inline constexpr std::size_t kMaxNarrativeDepth = 48;                     ///< nested elements of a narrative; flattened
inline constexpr std::size_t kMaxSectionsPerEntry = 16;                   ///< sections named at an item; the sections themselves name all
inline constexpr std::size_t kMaxIssuesPerEntry = 8;                      ///< the last says that there are more

}  // namespace hospitium::fhir
