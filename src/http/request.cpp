#include "http/request.hpp"

#include <charconv>

#include "base/text.hpp"

namespace hospitium::http {
namespace {

constexpr std::string_view kMethods[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

bool unreserved(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

const std::string* value_in(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs)
    if (key == name) return &value;
  return nullptr;
}

}  // namespace

std::string_view method_name(Method method) { return kMethods[static_cast<std::size_t>(method)]; }

std::optional<Method> parse_method(std::string_view token) {
  for (std::size_t i = 0; i < std::size(kMethods); ++i)
    if (kMethods[i] == token) return static_cast<Method>(i);
  return std::nullopt;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

void Fields::add(std::string_view name, std::string_view value) {
  entries_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(name.size()),
                      static_cast<std::uint32_t>(value.size())});
  text_.append(name).append(value);
}

std::string_view Fields::find(std::string_view wanted) const {
  for (const auto& entry : entries_)
    if (equals_ignoring_case(name(entry), wanted)) return value(entry);
  return {};
}

std::size_t Fields::count(std::string_view wanted) const {
  std::size_t n = 0;
  for (const auto& entry : entries_) n += equals_ignoring_case(name(entry), wanted) ? 1 : 0;
  return n;
}

const std::string& Request::param(std::string_view name) const {
  const auto* value = value_in(params, name);
  CHECK(value != nullptr);
  return *value;
}

std::optional<std::string> Request::query(std::string_view name) const {
  const auto* value = value_in(queries, name);
  return value ? std::optional(*value) : std::nullopt;
}

Result<std::size_t> Request::limit(std::size_t usual, std::size_t most) const {
  const auto text = query("limit");
  if (!text) return usual;
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (problem != std::errc() || end != text->data() + text->size() || number == 0 || number > most)
    return refuse(Code::OutOfRange, "?limit", {{"min", "1"}, {"max", std::to_string(most)}});
  return number;
}

std::optional<std::string> percent_decoded(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus == Plus::IsSpace) {
      c = ' ';
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return std::nullopt;
    out += c;
  }
  if (!valid_utf8(out)) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    if (unreserved(c)) out += c;
    else (out += '%') += {kHex[(c >> 4) & 15], kHex[c & 15]};
  }
  return out;
}

}  // namespace hospitium::http
