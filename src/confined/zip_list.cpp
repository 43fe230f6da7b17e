#include "confined/zip_list.hpp"

#include <string>

#include "confined/input.hpp"
#include "confined/zip_directory.hpp"

namespace hospitium::confined {
namespace {

constexpr std::uint64_t kMostUnpacked = std::uint64_t{64} << 30, kMostRatio = 200, kRatioFrom = std::uint64_t{64} << 20;

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
  std::string out;
  std::uint64_t total = 0;
  each_zip_entry(tail, whole, kMostEntries, [&](const ZipEntry& entry) {
    if (entry.unpacked > kMostUnpacked || (total += entry.unpacked) > kMostUnpacked) end(Ending::TooLarge);
    add_line(out, entry.unpacked, remark_on(entry.name, entry.flags, entry.mode), entry.name);
  });
  if (total > kRatioFrom && total / kMostRatio > whole) end(Ending::TooLarge);
  answer(out);
}

}  // namespace hospitium::confined
