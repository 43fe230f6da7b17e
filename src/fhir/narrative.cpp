#include "fhir/narrative.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "fhir/limits.hpp"
#include "fhir/markup.hpp"
#include "fhir/utf8.hpp"

namespace hospitium::fhir {
namespace {

using namespace std::string_view_literals;

constexpr std::array kKept{"a"sv,    "b"sv,     "blockquote"sv, "br"sv, "caption"sv, "code"sv,   "dd"sv,  "div"sv,
                           "dl"sv,   "dt"sv,    "em"sv,         "h1"sv, "h2"sv,      "h3"sv,     "h4"sv,  "h5"sv,
                           "h6"sv,   "hr"sv,    "i"sv,          "li"sv, "ol"sv,      "p"sv,      "pre"sv, "small"sv,
                           "span"sv, "strong"sv, "sub"sv,       "sup"sv, "table"sv,  "tbody"sv,  "td"sv,  "tfoot"sv,
                           "th"sv,   "thead"sv, "tr"sv,         "ul"sv};
static_assert(std::ranges::is_sorted(kKept));

// Elements that go with all they contain: what runs, loads, draws or asks for input is no narrative.
constexpr std::array kDropped{"applet"sv,   "audio"sv,  "base"sv,     "button"sv, "canvas"sv,   "embed"sv,  "frame"sv,    "frameset"sv,
                              "head"sv,     "iframe"sv, "input"sv,    "link"sv,   "math"sv,     "meta"sv,   "noembed"sv,  "noframes"sv,
                              "noscript"sv, "object"sv, "option"sv,   "param"sv,  "plaintext"sv, "script"sv, "select"sv,  "source"sv,
                              "style"sv,    "svg"sv,    "template"sv, "textarea"sv, "title"sv,  "track"sv,  "video"sv,    "xmp"sv};
static_assert(std::ranges::is_sorted(kDropped));
constexpr std::array kEmptyDropped{"base"sv, "embed"sv, "frame"sv, "input"sv, "link"sv, "meta"sv, "param"sv, "source"sv, "track"sv};
constexpr std::array kRawDropped{"script"sv, "style"sv, "textarea"sv, "title"sv, "xmp"sv, "noscript"sv, "iframe"sv, "noembed"sv, "noframes"sv};
constexpr std::size_t kMaxSpan = 1000;

bool among(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }
bool kept(std::string_view name) { return std::ranges::binary_search(kKept, name); }
bool dropped(std::string_view name) { return std::ranges::binary_search(kDropped, name); }
bool is_void(std::string_view name) { return name == "br" || name == "hr"; }

bool is_span(std::string_view value) {
  if (value.empty() || value.size() > 4 || !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; })) return false;
  std::size_t number = 0;
  for (const char c : value) number = number * 10 + static_cast<std::size_t>(c - '0');
  return number >= 1 && number <= kMaxSpan;
}

bool is_language(std::string_view value) {
  return !value.empty() && value.size() <= 35 &&
         std::ranges::all_of(value, [](char c) { return c == '-' || is_ascii_letter(c) || (c >= '0' && c <= '9'); });
}

class Writer {
 public:
  explicit Writer(std::string_view xhtml) : markup_(xhtml) { out_.html.reserve(xhtml.size()); }

  Narrative write() && {
    while (const auto token = markup_.next()) {
      if (out_.html.size() > kMaxNarrativeBytes) {
        out_.shortened = true;
        break;
      }
      if (token->kind == Markup::Kind::Text) text(token->text);
      if (token->kind == Markup::Kind::Open) open(*token);
      if (token->kind == Markup::Kind::Close) close(token->name);
    }
    while (!open_.empty()) pop();
    return std::move(out_);
  }

 private:
  void text(std::string_view text) {
    const std::size_t room = kMaxNarrativeBytes - std::min(out_.html.size(), kMaxNarrativeBytes);
    if (text.size() > room) {
      out_.shortened = true;
      text = whole_characters(text, room);
    }
    append_escaped(out_.html, text);
  }

  void open(const Markup::Token& tag) {
    for (const auto& attribute : tag.attributes) out_.had_active |= attribute.name.starts_with("on");
    if (tag.name == "img" || tag.name == "image") return image(tag);
    if (dropped(tag.name)) return drop(tag);
    if (!kept(tag.name)) return;
    if (is_void(tag.name)) {
      out_.html.append("<").append(tag.name).append("/>");
      return;
    }
    if (open_.size() >= kMaxNarrativeDepth) {
      if (!tag.self_closing) ++flattened_;
      return;
    }
    out_.html.append("<").append(tag.name);
    attributes(tag);
    out_.html += '>';
    open_.push_back(*std::ranges::lower_bound(kKept, tag.name));
    if (tag.self_closing) pop();
  }

  void attributes(const Markup::Token& tag) {
    std::string_view language;
    for (const auto& [name, value] : tag.attributes) {
      const bool cell = tag.name == "td" || tag.name == "th";
      if (cell && (name == "colspan" || name == "rowspan") && is_span(value)) attribute(name, value);
      if (name == "dir" && (value == "ltr" || value == "rtl" || value == "auto")) attribute(name, value);
      if ((name == "lang" || name == "xml:lang") && language.empty() && is_language(value)) language = value;
    }
    if (!language.empty()) attribute("lang", language);
  }

  /// Values reach this only after they matched their own grammar, none of which has a quote.
  void attribute(std::string_view name, std::string_view value) {
    if (out_.html.find(std::string(" ").append(name).append("=\""), out_.html.rfind('<')) != std::string::npos) return;
    out_.html.append(" ").append(name).append("=\"").append(value).append("\"");
  }

  void image(const Markup::Token& tag) {
    out_.had_images = true;
    for (const auto& attribute : tag.attributes) {
      if (attribute.name != "alt" || attribute.value.empty()) continue;
      out_.html += '[';
      text(attribute.value);
      out_.html += ']';
      return;
    }
  }

  void drop(const Markup::Token& tag) {
    out_.had_active |= tag.name != "title" && tag.name != "head" && tag.name != "meta";
    if (tag.self_closing || among(kEmptyDropped, tag.name)) return;
    markup_.skip_element(tag.name, among(kRawDropped, tag.name));
  }

  void close(std::string_view name) {
    if (!kept(name) || is_void(name)) return;
    if (flattened_ > 0) {
      --flattened_;
      return;
    }
    if (!among(open_, name)) return;
    while (open_.back() != name) pop();
    pop();
  }

  void pop() {
    out_.html.append("</").append(open_.back()).append(">");
    open_.pop_back();
  }

  Markup markup_;
  Narrative out_;
  std::vector<std::string_view> open_;
  std::size_t flattened_ = 0;  ///< elements open beyond the depth limit, whose end tags must be ignored
};

}  // namespace

Narrative sanitise_narrative(std::string_view xhtml) { return Writer(xhtml).write(); }

}  // namespace hospitium::fhir
