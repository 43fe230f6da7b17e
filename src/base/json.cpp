#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <boost/json/basic_parser_impl.hpp>

#include "base/check.hpp"

namespace hospitium::json {
namespace bj = boost::json;
namespace {

void append_escaped(std::string& pointer, std::string_view name) {
  for (char c : name) {
    if (c == '~') pointer += "~0";
    else if (c == '/') pointer += "~1";
    else pointer += c;
  }
}

/// Receives parse events, builds nothing, remembers the keys of each open object.
struct DuplicateFinder {
  static constexpr std::size_t max_object_size = std::size_t(-1), max_array_size = std::size_t(-1),
                               max_key_size = std::size_t(-1), max_string_size = std::size_t(-1);
  struct Level {
    std::set<std::string, std::less<>> keys;
    std::string key;
  };
  std::vector<Level> levels;
  std::string part;

  std::string pointer() const {
    std::string path;
    for (const auto& level : levels) append_escaped(path += '/', level.key);
    return path;
  }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) { levels.emplace_back(); return true; }
  bool on_object_end(std::size_t, bj::error_code&) { levels.pop_back(); return true; }
  bool on_array_begin(bj::error_code&) { return true; }
  bool on_array_end(std::size_t, bj::error_code&) { return true; }
  bool on_key_part(bj::string_view text, std::size_t, bj::error_code&) { part.append(text.data(), text.size()); return true; }
  bool on_key(bj::string_view text, std::size_t, bj::error_code& error) {
    part.append(text.data(), text.size());
    levels.back().key = std::exchange(part, {});
    if (levels.back().keys.insert(levels.back().key).second) return true;
    error = bj::error::object_too_large;  // stands for "repeated"; the caller reads pointer()
    return false;
  }
  bool on_string_part(bj::string_view, std::size_t, bj::error_code&) { return true; }
  bool on_string(bj::string_view, std::size_t, bj::error_code&) { return true; }
  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_int64(std::int64_t, bj::string_view, bj::error_code&) { return true; }
  bool on_uint64(std::uint64_t, bj::string_view, bj::error_code&) { return true; }
  bool on_double(double, bj::string_view, bj::error_code&) { return true; }
  bool on_bool(bool, bj::error_code&) { return true; }
  bool on_null(bj::error_code&) { return true; }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

bj::parse_options options() {
  bj::parse_options options;
  options.max_depth = kDeepest;
  return options;
}

std::optional<std::string> repeated_key(std::string_view text) {
  bj::basic_parser<DuplicateFinder> parser(options());
  bj::error_code error;
  parser.write_some(false, text.data(), text.size(), error);
  if (error != bj::error::object_too_large) return std::nullopt;
  return parser.handler().pointer();
}

/// 1e400 parses to infinity in Boost.JSON 1.81; no field of ours can hold it.
bool finite(const bj::value& value) {
  if (const auto* number = value.if_double()) return std::isfinite(*number);
  if (const auto* list = value.if_array()) return std::all_of(list->begin(), list->end(), finite);
  if (const auto* object = value.if_object())
    return std::all_of(object->begin(), object->end(), [](const auto& member) { return finite(member.value()); });
  return true;
}

}  // namespace

Result<bj::value> parse(std::string_view text) {
  if (!valid_utf8(text)) return refuse(Code::InvalidUtf8);
  bj::error_code error;
  auto tree = bj::parse(bj::string_view(text.data(), text.size()), error, {}, options());
  if (error == bj::error::too_deep) return refuse(Code::TooDeep);
  if (error || !finite(tree)) return refuse(Code::Malformed);
  if (auto pointer = repeated_key(text)) return refuse(Code::DuplicateKey, *pointer);
  return tree;
}

Result<bj::value> parse_own(std::string_view text, bj::storage_ptr memory) {
  bj::error_code error;
  auto tree = bj::parse(bj::string_view(text.data(), text.size()), error, std::move(memory), options());
  if (error) return refuse(Code::Malformed);
  return tree;
}

Errors::Step::Step(Errors& errors, std::string_view name) : errors_(errors), size_(errors.path_.size()) {
  append_escaped(errors_.path_ += '/', name);
}
Errors::Step::Step(Errors& errors, std::size_t index) : errors_(errors), size_(errors.path_.size()) {
  errors_.path_ += fmt::format("/{}", index);
}

Refusal Errors::refusal() && {
  CHECK(!list_.empty());
  return {list_.front().code, list_.front().field, {}, std::move(list_)};
}

namespace {

bool plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

void append_special(std::string& out, char c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: (out += "\\u00") += {kHex[(c >> 4) & 15], kHex[c & 15]};
  }
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, plain) - text.begin());
    out.append(text.substr(0, end));
    if (end == text.size()) break;
    append_special(out, text[end]);
    text.remove_prefix(end + 1);
  }
  out += '"';
}

void append_number(std::string& out, std::int64_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}
void append_real(std::string& out, double number) {
  CHECK(std::isfinite(number));
  fmt::format_to(std::back_inserter(out), "{}", number);
}

void Codec<Money>::read(Money& target, const bj::value& from, Errors& errors) {
  const auto* object = from.if_object();
  const auto* minor = object ? object->if_contains("minor") : nullptr;
  const auto* currency = object ? object->if_contains("currency") : nullptr;
  if (!minor || !currency) return errors.add(object ? Code::Required : Code::WrongType);
  if (!minor->is_string() || !currency->is_string() || object->size() != 2) return errors.add(Code::WrongType);
  const std::string_view digits = minor->get_string();
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), target.minor);
  if (problem != std::errc() || end != digits.data() + digits.size()) return errors.add(Code::WrongType);
  if (std::abs(target.minor) > kMaxMoney_minor) return errors.add(Code::OutOfRange);
  target.currency = std::string(currency->get_string());
  if (!currency_exponent(target.currency)) errors.add(Code::UnknownValue);
}

void Codec<Money>::write(std::string& out, const Money& value) {
  out += "{\"minor\":\"";
  append_number(out, value.minor);
  out += "\",\"currency\":";
  append_string(out, value.currency);
  out += '}';
}

}  // namespace hospitium::json
