// What people read: locales/<language>/<concept>.json, flat {"key": "ICU MessageFormat"}; formatted here for problems, mail and paper.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hospitium {

/// Immutable after loading; safe from any thread.
class Messages {
 public:
  using Params = std::vector<std::pair<std::string, std::string>>;

  Messages() = default;  ///< knows no messages: format() gives keys
  /// Reads every <folder>/<language>/<concept>.json; message `key` of errors.json is named "errors.key". Throws
  /// std::runtime_error with file and reason for anything unreadable, or a folder without "en".
  static Messages load(const std::string& folder);

  /// The message in `language`, else in English, else the key itself. Whole numbers choose plurals, YYYY-MM-DD fits {x, date};
  /// a placeholder without a parameter stays visible, because a wrong sentence must not look finished.
  std::string format(std::string_view language, std::string_view key, const Params& params = {}) const;
  bool has(std::string_view language, std::string_view key) const { return pattern(language, key) != nullptr; }

  std::vector<std::string> languages() const;
  std::vector<std::string> keys(std::string_view prefix) const;  ///< of English, which has them all
  /// The best of languages() for an Accept-Language header (RFC 9110 12.5.4): "uz-Cyrl;q=0.9, ru" -> by weight; "en" when none fits.
  std::string negotiate(std::string_view accept_language) const;

 private:
  using Keys = std::map<std::string, std::string, std::less<>>;
  const std::string* pattern(std::string_view language, std::string_view key) const;
  void read_file(const std::string& path, const std::string& concept_name, Keys& keys);
  std::map<std::string, Keys, std::less<>> by_language_;
};

}  // namespace hospitium
