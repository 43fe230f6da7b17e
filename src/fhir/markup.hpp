// Cuts XHTML or worse into tags and text, as leniently as a browser and without believing any of it. For narrative.cpp only.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hospitium::fhir {

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Appends text for element content: < > & " escaped, well-formed character references kept, control characters dropped.
void append_escaped(std::string& out, std::string_view text);

class Markup {
 public:
  enum class Kind { Text, Open, Close };
  struct Attribute {
    std::string name;        ///< lower case
    std::string_view value;  ///< as written, references not resolved
  };
  struct Token {
    Kind kind = Kind::Text;
    std::string_view text;  ///< of a Text
    std::string name;       ///< of a tag, lower case
    std::vector<Attribute> attributes;
    bool self_closing = false;
  };

  explicit Markup(std::string_view input) : rest_(input) {}

  /// The next token; comments, CDATA, declarations, instructions and unfinished tags are passed over. Empty at the end.
  std::optional<Token> next();
  /// Passes over everything up to and including the end tag that matches an element just opened (all the rest if there
  /// is none). `raw`: its content is no markup (script), so the first end tag of that name ends it.
  void skip_element(std::string_view name, bool raw);

 private:
  std::optional<Token> tag();
  void attributes(Token& token);
  std::string_view attribute_value();
  void skip_past(std::string_view end);
  void skip_spaces();

  std::string_view rest_;
};

}  // namespace hospitium::fhir
