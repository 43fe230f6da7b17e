// The central directory of a ZIP: where its entries are, before anything is unpacked.
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

namespace hospitium::confined {

/// As the directory says; nothing of it is true until it was read.
struct ZipEntry {
  std::string_view name;
  std::uint64_t packed = 0, unpacked = 0, at = 0;          ///< bytes; `at` is where the entry's own head stands
  std::uint64_t flags = 0, method = 0, mode = 0;
  std::uint32_t checksum = 0;
};

/// `tail` is the end of a file of `whole` bytes and must hold the directory. Ends the program where it is damaged or has more than `most`.
void each_zip_entry(std::string_view tail, std::uint64_t whole, std::uint64_t most, const std::function<void(const ZipEntry&)>& each);

/// A little-endian number; a place outside ends the program.
std::uint64_t little_endian(std::string_view bytes, std::uint64_t at, unsigned size);

inline constexpr std::uint64_t kZipLocked = 1;             ///< flag: encrypted

}  // namespace hospitium::confined
