// Places: ISO 3166-1 alpha-2 ("VN"), ISO 3166-2 ("RU-SPE", also for cities), or a dated group ("x-cis").
#pragma once
#include <string>
#include <string_view>

namespace hospitium {

struct Place {
  std::string code;
  friend auto operator<=>(const Place&, const Place&) = default;

  bool group() const { return code.starts_with("x-"); }
  /// "RU-SPE" -> "RU"; a group has no country.
  std::string country() const { return group() ? std::string() : code.substr(0, 2); }
  /// RU contains RU-SPE, and every place contains itself.
  bool contains(const Place& other) const {
    return code == other.code || (code.size() == 2 && other.country() == code);
  }
};

/// Form only (letters, length); whether a code is in use is the directory's business.
bool well_formed_place(std::string_view code);
/// BCP 47: two or three letters, optional script and region ("uz", "uz-Cyrl", "zh-CN").
bool well_formed_language(std::string_view tag);

}  // namespace hospitium
