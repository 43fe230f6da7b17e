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

enum class Fate : std::uint8_t {
  Unknown,      ///< the tag goes, what it contains stays
  Kept,
  KeptVoid,     ///< has no content
  Image,        ///< its alternative text stays
  Dropped,      ///< goes with all it contains: what runs, loads, draws or asks for input is no narrative
  DroppedVoid,
  DroppedRaw,   ///< its content is no markup
};

struct Element {
  std::string_view name;
  Fate fate;
};

// clang-format off
constexpr std::array kElements{
    Element{"a", Fate::Kept}, Element{"applet", Fate::Dropped}, Element{"audio", Fate::Dropped},
    Element{"b", Fate::Kept}, Element{"base", Fate::DroppedVoid}, Element{"blockquote", Fate::Kept}, Element{"br", Fate::KeptVoid}, Element{"button", Fate::Dropped},
    Element{"canvas", Fate::Dropped}, Element{"caption", Fate::Kept}, Element{"code", Fate::Kept},
    Element{"dd", Fate::Kept}, Element{"div", Fate::Kept}, Element{"dl", Fate::Kept}, Element{"dt", Fate::Kept},
    Element{"em", Fate::Kept}, Element{"embed", Fate::DroppedVoid}, Element{"frame", Fate::DroppedVoid}, Element{"frameset", Fate::Dropped},
    Element{"h1", Fate::Kept}, Element{"h2", Fate::Kept}, Element{"h3", Fate::Kept}, Element{"h4", Fate::Kept}, Element{"h5", Fate::Kept}, Element{"h6", Fate::Kept},
    Element{"head", Fate::Dropped}, Element{"hr", Fate::KeptVoid},
    Element{"i", Fate::Kept}, Element{"iframe", Fate::DroppedRaw}, Element{"image", Fate::Image}, Element{"img", Fate::Image}, Element{"input", Fate::DroppedVoid},
    Element{"li", Fate::Kept}, Element{"link", Fate::DroppedVoid}, Element{"math", Fate::Dropped}, Element{"meta", Fate::DroppedVoid},
    Element{"noembed", Fate::DroppedRaw}, Element{"noframes", Fate::DroppedRaw}, Element{"noscript", Fate::DroppedRaw},
    Element{"object", Fate::Dropped}, Element{"ol", Fate::Kept}, Element{"option", Fate::Dropped},
    Element{"p", Fate::Kept}, Element{"param", Fate::DroppedVoid}, Element{"plaintext", Fate::Dropped}, Element{"pre", Fate::Kept},
    Element{"script", Fate::DroppedRaw}, Element{"select", Fate::Dropped}, Element{"small", Fate::Kept}, Element{"source", Fate::DroppedVoid},
    Element{"span", Fate::Kept}, Element{"strong", Fate::Kept}, Element{"style", Fate::DroppedRaw}, Element{"sub", Fate::Kept}, Element{"sup", Fate::Kept}, Element{"svg", Fate::Dropped},
    Element{"table", Fate::Kept}, Element{"tbody", Fate::Kept}, Element{"td", Fate::Kept}, Element{"template", Fate::Dropped}, Element{"textarea", Fate::DroppedRaw},
    Element{"tfoot", Fate::Kept}, Element{"th", Fate::Kept}, Element{"thead", Fate::Kept}, Element{"title", Fate::DroppedRaw}, Element{"tr", Fate::Kept}, Element{"track", Fate::DroppedVoid},
    Element{"ul", Fate::Kept}, Element{"video", Fate::Dropped}, Element{"xmp", Fate::DroppedRaw},
};
// clang-format on
static_assert(std::ranges::is_sorted(kElements, {}, &Element::name));

/// Where the elements of each first letter begin in kElements, and the end.
constexpr auto kFirstLetters = [] {
  std::array<std::uint8_t, 27> begins{};
  for (std::size_t letter = 0; letter < 27; ++letter) {
    const auto before = [&](const Element& element) { return static_cast<std::size_t>(element.name[0] - 'a') < letter; };
    begins[letter] = static_cast<std::uint8_t>(std::ranges::count_if(kElements, before));
  }
  return begins;
}();

constexpr Element kUnknown{"", Fate::Unknown};
constexpr std::size_t kMaxSpan = 1000;

/// `name` in lower case, beginning with a letter.
const Element& element_of(std::string_view name) {
  const auto letter = static_cast<std::size_t>(name[0] - 'a');
  for (std::size_t at = kFirstLetters[letter]; at < kFirstLetters[letter + 1]; ++at) {
    if (kElements[at].name == name) return kElements[at];
  }
  return kUnknown;
}

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
    const Element& element = element_of(tag.name);
    switch (element.fate) {
      case Fate::Unknown: return;
      case Fate::Kept: return keep(tag, element.name);
      case Fate::KeptVoid: out_.html.append("<").append(element.name).append("/>"); return;
      case Fate::Image: return image(tag);
      default: return drop(tag, element.fate);
    }
  }

  void keep(const Markup::Token& tag, std::string_view name) {
    if (open_.size() >= kMaxNarrativeDepth) {
      if (!tag.self_closing) ++flattened_;
      return;
    }
    out_.html.append("<").append(name);
    attributes(tag);
    out_.html += '>';
    open_.push_back(name);
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

  void drop(const Markup::Token& tag, Fate fate) {
    out_.had_active |= tag.name != "title" && tag.name != "head" && tag.name != "meta";
    if (!tag.self_closing && fate != Fate::DroppedVoid) markup_.skip_element(tag.name, fate == Fate::DroppedRaw);
  }

  void close(std::string_view name) {
    if (element_of(name).fate != Fate::Kept) return;
    if (flattened_ > 0) {
      --flattened_;
      return;
    }
    if (std::ranges::find(open_, name) == open_.end()) return;
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
