#include "confined/zip_list.hpp"

#include <string>

#include "confined/input.hpp"

namespace hospitium::confined {
namespace {

constexpr std::uint64_t kMostUnpacked = std::uint64_t{64} << 30, kMostRatio = 200, kRatioFrom = std::uint64_t{64} << 20;

class Bytes {
 public:
  Bytes(std::string_view tail, std::uint64_t whole) : tail_(tail), start_(whole - tail.size()) {}
  /// A little-endian number at an offset of the whole file; a place outside what we have ends the program.
  std::uint64_t number(std::uint64_t at, unsigned bytes) const {
    const auto part = text(at, bytes);
    std::uint64_t value = 0;
    for (unsigned i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(part[i]);
    return value;
  }
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
  if (directory.entries != 0xFFFF && directory.size != 0xFFFFFFFF && directory.at != 0xFFFFFFFF) return directory;
  if (record < 20 || file.text(record - 20, 4) != "PK\x06\x07") end(Ending::Unreadable);
  const auto large = file.number(record - 20 + 8, 8);
  if (file.text(large, 4) != "PK\x06\x06") end(Ending::Unreadable);
  return {file.number(large + 32, 8), file.number(large + 40, 8), file.number(large + 48, 8)};
}

/// Absolute, with a drive, with "..", or with a backslash: it wants to go elsewhere.
bool leaves(std::string_view name) {
  if (name.starts_with('/') || name.find('\\') != std::string_view::npos || (name.size() > 1 && name[1] == ':')) return true;
  for (std::size_t at = 0; at <= name.size();) {
    const auto slash = std::min(name.find('/', at), name.size());
    if (name.substr(at, slash - at) == "..") return true;
    at = slash + 1;
  }
  return false;
}

bool ends(std::string_view name, std::string_view with) {
  if (name.size() < with.size()) return false;
  for (std::size_t i = 0; i < with.size(); ++i)
    if ((name[name.size() - with.size() + i] | 0x20) != with[i]) return false;
  return true;
}

/// ZIP64 puts what does not fit into four bytes into an extra field.
std::uint64_t unpacked_size(const Bytes& file, std::uint64_t entry, std::uint64_t name_size, std::uint64_t extra_size) {
  const auto size = file.number(entry + 24, 4);
  if (size != 0xFFFFFFFF) return size;
  const auto extra = entry + 46 + name_size;
  for (std::uint64_t at = 0; at + 4 <= extra_size;) {
    if (file.number(extra + at, 2) == 1) return file.number(extra + at + 4, 8);
    at += 4 + file.number(extra + at + 2, 2);
  }
  end(Ending::Unreadable);
}

std::string_view remark_on(std::string_view name, std::uint64_t flags, std::uint64_t mode) {
  if (leaves(name)) return "path";
  if ((mode >> 16 & 0170000) == 0120000) return "link";
  if (flags & 1) return "locked";
  for (std::string_view ending : {".zip", ".7z", ".rar", ".gz", ".tar", ".iso"})
    if (ends(name, ending)) return "nested";
  return {};
}

/// size, remark, name in lines that end with NUL: a name may hold anything else.
void add_line(std::string& out, std::uint64_t size, std::string_view remark, std::string_view name) {
  out += std::to_string(size);
  out += ' ';
  out += remark.empty() ? "-" : remark;
  out += ' ';
  for (char c : name)
    if (c != '\0') out += c;
  out += '\0';
}

}  // namespace

void list_zip(std::string_view tail, std::uint64_t whole) {
  const Bytes file(tail, whole);
  const auto directory = directory_of(file);
  if (directory.entries > kMostEntries) end(Ending::TooLarge);
  std::string out;
  std::uint64_t at = directory.at, total = 0;
  for (std::uint64_t i = 0; i < directory.entries; ++i) {
    if (file.text(at, 4) != "PK\x01\x02") end(Ending::Unreadable);
    const auto name_size = file.number(at + 28, 2), extra_size = file.number(at + 30, 2), comment_size = file.number(at + 32, 2);
    const auto name = file.text(at + 46, name_size);
    const auto size = unpacked_size(file, at, name_size, extra_size);
    if (size > kMostUnpacked || (total += size) > kMostUnpacked) end(Ending::TooLarge);
    add_line(out, size, remark_on(name, file.number(at + 8, 2), file.number(at + 38, 4)), name);
    at += 46 + name_size + extra_size + comment_size;
  }
  if (total > kRatioFrom && total / kMostRatio > whole) end(Ending::TooLarge);
  answer(out);
}

}  // namespace hospitium::confined
