#include "confined/unpack.hpp"

#include <algorithm>
#include <vector>

#include <zlib.h>

#include "confined/input.hpp"

namespace hospitium::confined {
namespace {

constexpr std::uint64_t kStored = 0, kDeflated = 8;

/// What every part must keep to, however it is packed.
class Measure {
 public:
  explicit Measure(std::uint64_t packed) : packed_(packed) {}
  void take(std::string_view piece) {
    size_ += piece.size();
    if (size_ > kMostPart || (size_ > kPartRatioFrom && size_ / kMostPartRatio > packed_)) end(Ending::TooLarge);
    checksum_ = crc32(checksum_, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size()));
  }
  bool is(const ZipEntry& entry) const { return size_ == entry.unpacked && checksum_ == entry.checksum; }

 private:
  std::uint64_t packed_, size_ = 0;
  uLong checksum_ = 0;
};

void inflate_into(std::string_view packed, const Archive::Take& take) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) end(Ending::Unavailable);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::vector<char> piece(64 << 10);
  int said = Z_OK;
  while (said == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    said = inflate(&stream, Z_NO_FLUSH);
    if (said != Z_OK && said != Z_STREAM_END) end(Ending::Unreadable);
    take({piece.data(), piece.size() - stream.avail_out});
  }
  inflateEnd(&stream);
}

}  // namespace

Archive::Archive(std::string_view file) : file_(file) {
  each_zip_entry(file, file.size(), kMostParts, [this](const ZipEntry& entry) {
    if (entry.flags & kZipLocked) end(Ending::Unsupported);
    if (!entries_.emplace(entry.name, entry).second) end(Ending::Unreadable);
  });
}

bool Archive::any(const std::function<bool(std::string_view)>& is) const {
  return std::ranges::any_of(entries_, [&](const auto& entry) { return is(entry.first); });
}

std::string_view Archive::packed(const ZipEntry& entry) const {
  constexpr std::uint64_t kHead = 30;
  if (little_endian(file_, entry.at, 4) != 0x04034b50) end(Ending::Unreadable);
  const auto from = entry.at + kHead + little_endian(file_, entry.at + 26, 2) + little_endian(file_, entry.at + 28, 2);
  if (from > file_.size() || file_.size() - from < entry.packed) end(Ending::Unreadable);
  return file_.substr(from, entry.packed);
}

void Archive::read(std::string_view part, const Take& take) const {
  const auto found = entries_.find(part);
  if (found == entries_.end()) end(Ending::Unreadable);
  const auto& entry = found->second;
  const auto bytes = packed(entry);
  Measure measure(bytes.size());
  const auto measured = [&](std::string_view piece) {
    measure.take(piece);
    take(piece);
  };
  if (entry.method == kStored) measured(bytes);
  else if (entry.method == kDeflated) inflate_into(bytes, measured);
  else end(Ending::Unsupported);
  if (!measure.is(entry)) end(Ending::Unreadable);
}

}  // namespace hospitium::confined
