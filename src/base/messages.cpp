#include "base/messages.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <unicode/msgfmt.h>

#include "base/instant.hpp"
#include "base/json.hpp"

namespace hospitium {
namespace {
namespace fs = std::filesystem;

icu::UnicodeString unicode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

bool plain(std::string_view pattern) { return pattern.find_first_of("{'") == std::string_view::npos; }

/// Whether the pattern formats this parameter as a date; only then may its text become one.
bool wants_date(std::string_view pattern, std::string_view name) {
  for (std::string_view gap : {", date", ",date"})
    if (pattern.find("{" + std::string(name) + std::string(gap)) != std::string_view::npos) return true;
  return false;
}

/// Digits are Latin in every language, as on the screens: figures stand beside codes and telephone numbers (ICU has others for ar).
icu::Locale locale_of(std::string_view language) { return icu::Locale((std::string(language) + "@numbers=latn").c_str()); }

icu::Formattable formattable(std::string_view pattern, const std::string& name, const std::string& value) {
  if (const auto day = parse_day(value); day && wants_date(pattern, name))
    return icu::Formattable(static_cast<double>(start_of(*day).us) / 1000.0, icu::Formattable::kIsDate);
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (problem == std::errc() && end == value.data() + value.size()) return icu::Formattable(number);
  return icu::Formattable(unicode(value));
}

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Wish {
  std::string_view language;
  double weight = 1;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

Wish wish_of(std::string_view part) {
  Wish wish;
  const auto semicolon = std::min(part.find(';'), part.size());
  const auto tag = trimmed(part.substr(0, semicolon));
  wish.language = tag.substr(0, std::min(tag.find('-'), tag.size()));
  if (const auto q = part.find("q=", semicolon); q != std::string_view::npos) {
    const auto digits = trimmed(part.substr(q + 2));
    std::from_chars(digits.data(), digits.data() + digits.size(), wish.weight);
  }
  return wish;
}

}  // namespace

Messages Messages::load(const std::string& folder) {
  Messages messages;
  if (!fs::is_directory(folder)) throw std::runtime_error("no folder of messages at " + folder);
  for (const auto& language : fs::directory_iterator(folder)) {
    if (!language.is_directory()) continue;
    auto& keys = messages.by_language_[language.path().filename().string()];
    for (const auto& file : fs::directory_iterator(language.path()))
      if (file.path().extension() == ".json") messages.read_file(file.path().string(), file.path().stem().string(), keys);
  }
  if (!messages.by_language_.contains("en")) throw std::runtime_error("no English messages in " + folder);
  return messages;
}

void Messages::read_file(const std::string& path, const std::string& concept_name, Keys& keys) {
  auto tree = json::parse(read_text(path));
  const auto* object = tree ? tree->if_object() : nullptr;
  if (!object) throw std::runtime_error(path + " is not a JSON object");
  for (const auto& [key, value] : *object)
    if (const auto* text = value.if_string()) keys[concept_name + "." + std::string(key)] = std::string(*text);
}

const std::string* Messages::pattern(std::string_view language, std::string_view key) const {
  const auto keys = by_language_.find(language);
  if (keys == by_language_.end()) return nullptr;
  const auto found = keys->second.find(key);
  return found == keys->second.end() ? nullptr : &found->second;
}

std::string Messages::format(std::string_view language, std::string_view key, const Params& params) const {
  const auto* text = pattern(language, key);
  if (!text) text = pattern(language = "en", key);
  if (!text) return std::string(key);
  if (plain(*text)) return *text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(unicode(*text), locale_of(language), status);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : params) {
    names.push_back(unicode(name));
    values.push_back(formattable(*text, name, value));
  }
  icu::UnicodeString result;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), result, status);
  if (U_FAILURE(status)) return *text;
  std::string out;
  return result.toUTF8String(out);
}

std::vector<std::string> Messages::languages() const {
  std::vector<std::string> names;
  for (const auto& [language, keys] : by_language_) names.push_back(language);
  return names;
}

std::vector<std::string> Messages::keys(std::string_view prefix) const {
  std::vector<std::string> found;
  const auto english = by_language_.find("en");
  if (english == by_language_.end()) return found;
  for (auto at = english->second.lower_bound(prefix); at != english->second.end() && at->first.starts_with(prefix); ++at) found.push_back(at->first);
  return found;
}

std::string Messages::negotiate(std::string_view accept_language) const {
  Wish best{"en", 0};
  while (!accept_language.empty()) {
    const auto comma = std::min(accept_language.find(','), accept_language.size());
    const auto wish = wish_of(accept_language.substr(0, comma));
    if (wish.weight > best.weight && by_language_.contains(wish.language)) best = wish;
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
  }
  return std::string(best.language);
}

}  // namespace hospitium
