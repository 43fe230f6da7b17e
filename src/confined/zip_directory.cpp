#include "confined/zip_directory.hpp"

#include <utility>

#include "confined/input.hpp"

namespace hospitium::confined {
namespace {

constexpr std::uint64_t kBeyond = 0xFFFFFFFF;              // "see the extra field"

class Bytes {
 public:
  Bytes(std::string_view tail, std::uint64_t whole) : tail_(tail), start_(whole - tail.size()) {}
  /// A little-endian number at an offset of the whole file; a place outside what we have ends the program.
  std::uint64_t number(std::uint64_t at, unsigned bytes) const { return little_endian(text(at, bytes), 0, bytes); }
  std::string_view text(std::uint64_t at, std::uint64_t size) const {
    if (at < start_) end(Ending::TooLarge);                // the directory alone is larger than what we look at
    if (at - start_ > tail_.size() || tail_.size() - (at - start_) < size) end(Ending::Unreadable);
    return tail_.substr(at - start_, size);
  }
  /// The last end record whose comment reaches exactly to the end.
  std::uint64_t end_record() const {
    for (std::size_t back = 22; back <= tail_.size() && back <= 22 + 0xFFFF; ++back) {
      const auto at = tail_.size() - back;
      if (tail_.substr(at, 4) == "PK\x05\x06" && number(start_ + at + 20, 2) == back - 22) return start_ + at;
    }
    end(Ending::Unreadable);
  }

 private:
  std::string_view tail_;
  std::uint64_t start_;
};

struct Directory {
  std::uint64_t entries = 0, size = 0, at = 0;
};

Directory directory_of(const Bytes& file) {
  const auto record = file.end_record();
  Directory directory{file.number(record + 10, 2), file.number(record + 12, 4), file.number(record + 16, 4)};
  if (directory.entries != 0xFFFF && directory.size != kBeyond && directory.at != kBeyond) return directory;
  if (record < 20 || file.text(record - 20, 4) != "PK\x06\x07") end(Ending::Unreadable);
  const auto large = file.number(record - 20 + 8, 8);
  if (file.text(large, 4) != "PK\x06\x06") end(Ending::Unreadable);
  return {file.number(large + 32, 8), file.number(large + 40, 8), file.number(large + 48, 8)};
}

/// ZIP64 puts what does not fit into four bytes into an extra field: unpacked size, packed size, place, each only where it is needed.
void read_beyond(const Bytes& file, std::uint64_t extra, std::uint64_t extra_size, ZipEntry& entry) {
  if (entry.unpacked != kBeyond && entry.packed != kBeyond && entry.at != kBeyond) return;
  for (std::uint64_t at = 0; at + 4 <= extra_size;) {
    const auto size = file.number(extra + at + 2, 2);
    if (file.number(extra + at, 2) == 1) {
      std::uint64_t field = extra + at + 4;
      for (auto* member : {&entry.unpacked, &entry.packed, &entry.at})
        if (*member == kBeyond) *member = file.number(std::exchange(field, field + 8), 8);
      return;
    }
    at += 4 + size;
  }
  end(Ending::Unreadable);
}

}  // namespace

std::uint64_t little_endian(std::string_view bytes, std::uint64_t at, unsigned size) {
  if (at > bytes.size() || bytes.size() - at < size) end(Ending::Unreadable);
  std::uint64_t value = 0;
  for (unsigned i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

void each_zip_entry(std::string_view tail, std::uint64_t whole, std::uint64_t most, const std::function<void(const ZipEntry&)>& each) {
  const Bytes file(tail, whole);
  const auto directory = directory_of(file);
  if (directory.entries > most) end(Ending::TooLarge);
  std::uint64_t at = directory.at;
  for (std::uint64_t i = 0; i < directory.entries; ++i) {
    if (file.text(at, 4) != "PK\x01\x02") end(Ending::Unreadable);
    const auto name_size = file.number(at + 28, 2), extra_size = file.number(at + 30, 2), comment_size = file.number(at + 32, 2);
    ZipEntry entry{file.text(at + 46, name_size), file.number(at + 20, 4), file.number(at + 24, 4), file.number(at + 42, 4), file.number(at + 8, 2),
                   file.number(at + 10, 2), file.number(at + 38, 4), static_cast<std::uint32_t>(file.number(at + 16, 4))};
    read_beyond(file, at + 46 + name_size, extra_size, entry);
    each(entry);
    at += 46 + name_size + extra_size + comment_size;
  }
}

}  // namespace hospitium::confined
