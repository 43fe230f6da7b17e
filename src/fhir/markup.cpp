#include "fhir/markup.hpp"

#include <algorithm>

namespace hospitium::fhir {
namespace {

constexpr std::size_t kMaxAttributes = 64;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Length of the character reference that `text` (which begins with '&') begins with, or 0.
std::size_t reference_length(std::string_view text) {
  const std::size_t end = text.substr(0, 34).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = text.substr(1, end - 1);
  if (name[0] != '#') {
    const bool named = is_ascii_letter(name[0]) && std::ranges::all_of(name, [](char c) { return is_ascii_letter(c) || is_digit(c); });
    return named ? end + 1 : 0;
  }
  name.remove_prefix(1);
  const bool hex = !name.empty() && (name[0] == 'x' || name[0] == 'X');
  if (hex) name.remove_prefix(1);
  const bool digits = !name.empty() && name.size() <= 7 && std::ranges::all_of(name, hex ? is_hex : is_digit);
  return digits ? end + 1 : 0;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  const auto flush = [&](std::size_t to) { out.append(text.substr(plain, to - plain)); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c > '>' || (c >= ' ' && c != '&' && c != '<' && c != '>' && c != '"')) {
      if (c != 0x7F) continue;
    } else if (c == '\t' || c == '\n' || c == '\r') {
      continue;
    }
    flush(i);
    plain = i + 1;
    if (c == '<') out += "&lt;";
    if (c == '>') out += "&gt;";
    if (c == '"') out += "&quot;";
    if (c == '&') {
      const std::size_t length = reference_length(text.substr(i));
      out.append(length ? text.substr(i, length) : "&amp;");
      if (length) i += length - 1;
      plain = i + 1;
    }
  }
  flush(text.size());
}

std::optional<Markup::Token> Markup::next() {
  while (!rest_.empty()) {
    if (rest_[0] != '<') {
      const std::size_t end = std::min(rest_.find('<'), rest_.size());
      Token token{.kind = Kind::Text, .text = rest_.substr(0, end), .name = {}, .attributes = {}};
      rest_.remove_prefix(end);
      return token;
    }
    if (rest_.starts_with("<!--")) {
      rest_.remove_prefix(4);
      skip_past("-->");
    } else if (rest_.starts_with("<![CDATA[")) {
      skip_past("]]>");
    } else if (rest_.starts_with("<!") || rest_.starts_with("<?")) {
      skip_past(">");
    } else if (rest_.size() > 1 && (is_ascii_letter(rest_[1]) || (rest_[1] == '/' && rest_.size() > 2 && is_ascii_letter(rest_[2])))) {
      if (auto token = tag()) return token;
    } else if (rest_.starts_with("</")) {
      skip_past(">");  // a browser takes </ and a non-letter for a comment
    } else {
      Token token{.kind = Kind::Text, .text = rest_.substr(0, 1), .name = {}, .attributes = {}};
      rest_.remove_prefix(1);
      return token;
    }
  }
  return std::nullopt;
}

std::optional<Markup::Token> Markup::tag() {
  Token token{.kind = rest_[1] == '/' ? Kind::Close : Kind::Open, .text = {}, .name = {}, .attributes = {}};
  rest_.remove_prefix(token.kind == Kind::Close ? 2 : 1);
  const auto end = static_cast<std::size_t>(std::ranges::find_if(rest_, ends_name) - rest_.begin());
  token.name = lower(rest_.substr(0, end));
  rest_.remove_prefix(end);
  attributes(token);
  if (rest_.empty()) return std::nullopt;
  rest_.remove_prefix(1);
  return token;
}

/// Reads attributes up to the '>' of the tag, which stays; at the end of input nothing stays.
void Markup::attributes(Token& token) {
  while (true) {
    skip_spaces();
    if (rest_.empty() || rest_[0] == '>') return;
    if (rest_[0] == '/') {
      rest_.remove_prefix(1);
      token.self_closing = rest_.starts_with('>');
      continue;
    }
    const auto is_end = [](char c) { return ends_name(c) || c == '='; };
    const auto found = std::find_if(rest_.begin() + 1, rest_.end(), is_end);  // a leading '=' belongs to the name
    const auto end = static_cast<std::size_t>(found - rest_.begin());
    Attribute attribute{lower(rest_.substr(0, end)), {}};
    rest_.remove_prefix(end);
    skip_spaces();
    if (rest_.starts_with('=')) {
      rest_.remove_prefix(1);
      attribute.value = attribute_value();
    }
    if (token.attributes.size() < kMaxAttributes) token.attributes.push_back(std::move(attribute));
  }
}

std::string_view Markup::attribute_value() {
  skip_spaces();
  const bool quoted = rest_.starts_with('"') || rest_.starts_with('\'');
  const auto end = quoted ? rest_.find(rest_[0], 1)
                          : static_cast<std::size_t>(std::ranges::find_if(rest_, [](char c) { return is_space(c) || c == '>'; }) - rest_.begin());
  if (end == std::string_view::npos) {  // an unfinished value swallows the rest, as in a browser
    rest_ = {};
    return {};
  }
  const std::string_view value = rest_.substr(quoted ? 1 : 0, quoted ? end - 1 : end);
  rest_.remove_prefix(quoted ? end + 1 : end);
  return value;
}

void Markup::skip_element(std::string_view name, bool raw) {
  if (!raw) {
    std::size_t depth = 1;
    while (depth > 0) {
      const auto token = next();
      if (!token) return;
      if (token->name != name) continue;
      if (token->kind == Kind::Open && !token->self_closing) ++depth;
      if (token->kind == Kind::Close) --depth;
    }
    return;
  }
  while (!rest_.empty()) {
    skip_past("</");
    if (lower(rest_.substr(0, name.size())) != name) continue;
    if (rest_.size() > name.size() && !ends_name(rest_[name.size()])) continue;
    skip_past(">");
    return;
  }
}

void Markup::skip_past(std::string_view end) {
  const std::size_t at = rest_.find(end);
  rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
}

void Markup::skip_spaces() {
  while (!rest_.empty() && is_space(rest_[0])) rest_.remove_prefix(1);
}

}  // namespace hospitium::fhir
