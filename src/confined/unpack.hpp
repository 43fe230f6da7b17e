// The parts of a ZIP, unpacked one at a time and piece by piece, within limits that what the archive says of itself cannot move.
#pragma once
#include <map>

#include "confined/zip_directory.hpp"

namespace hospitium::confined {

class Archive {
 public:
  /// Ends the program for what is no ZIP, is locked, or has a name twice.
  explicit Archive(std::string_view file);

  bool has(std::string_view part) const { return entries_.contains(part); }
  bool any(const std::function<bool(std::string_view name)>& is) const;
  /// Unpacks; ends the program beyond kMostPart, beyond the ratio, and where the checksum differs.
  using Take = std::function<void(std::string_view piece)>;
  void read(std::string_view part, const Take& take) const;

 private:
  std::string_view packed(const ZipEntry& entry) const;
  std::string_view file_;
  std::map<std::string_view, ZipEntry, std::less<>> entries_;
};

}  // namespace hospitium::confined
