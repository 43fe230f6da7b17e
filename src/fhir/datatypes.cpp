#include "fhir/datatypes.hpp"

#include <algorithm>

namespace hospitium::fhir {
namespace {

constexpr std::string_view kAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
constexpr std::string_view kRepresentation = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

void add_word(std::string& line, std::string_view word) {
  if (word.empty()) return;
  if (!line.empty()) line += ' ';
  line += word;
}

/// The code of the extension with that url, which then counts as shown.
OptionalText extension_code(const Cursor& at, std::string_view url) {
  const Node* list = at ? at.node().find("extension") : nullptr;
  if (!list || !list->is_array()) return std::nullopt;
  int index = 0;
  for (const Node& node : list->children()) {
    const Cursor extension = at.item(node, "extension", index++);
    if (node.string("url") == url) {
      list->seen = true;
      extension.consume();
      return extension.text("valueCode");
    }
    node.seen = false;
  }
  return std::nullopt;
}

}  // namespace

Coding read_coding(const Cursor& at) {
  if (!at || !at.is_object()) return {};
  return {at.text("system"), at.text("code"), at.text("display")};
}

Concept read_concept(const Cursor& at) {
  Concept out;
  if (!at) return out;
  if (at.node().is_string()) {
    at.issue(Severity::Warning, "structure", "A coded concept was expected here; the words were taken.");
    out.text = at.value().value_or("");
    return out;
  }
  if (!at.is_object()) return out;
  out.codings = at.list("coding", read_coding);
  if (auto text = at.text("text")) {
    out.text = *std::move(text);
    return out;
  }
  const auto shown = std::ranges::find_if(out.codings, [](const Coding& coding) { return coding.display.has_value(); });
  if (shown != out.codings.end()) out.text = *shown->display;
  else if (!out.codings.empty()) out.text = out.codings[0].code.value_or("");
  if (out.text.empty()) out.text = extension_code(at, kAbsentReason).value_or("");
  return out;
}

OptionalText concept_words(const Cursor& parent, std::string_view name) {
  Concept read = read_concept(parent.get(name));
  if (read.text.empty()) return std::nullopt;
  return std::move(read.text);
}

OptionalText concept_code(const Cursor& parent, std::string_view name) {
  Concept read = read_concept(parent.get(name));
  for (auto& coding : read.codings) {
    if (coding.code) return std::move(coding.code);
  }
  if (read.text.empty()) return std::nullopt;
  return std::move(read.text);
}

std::vector<Concept> concepts(const Cursor& parent, std::string_view name) { return parent.list(name, read_concept); }

std::vector<std::string> concept_list(const Cursor& parent, std::string_view name) {
  std::vector<std::string> out;
  parent.each(name, [&](const Cursor& at) {
    if (auto read = read_concept(at); !read.text.empty()) out.push_back(std::move(read.text));
  });
  return out;
}

HumanName read_name(const Cursor& at) {
  if (!at || !at.is_object()) return {};
  return {.use = at.text("use"),
          .text = at.text("text"),
          .family = at.text("family"),
          .given = at.texts("given"),
          .prefix = at.texts("prefix"),
          .suffix = at.texts("suffix"),
          .representation = extension_code(at, kRepresentation)};
}

std::string name_words(const HumanName& name) {
  if (name.text) return *name.text;
  std::string line;
  for (const auto& word : name.prefix) add_word(line, word);
  for (const auto& word : name.given) add_word(line, word);
  add_word(line, name.family.value_or(""));
  for (const auto& word : name.suffix) add_word(line, word);
  return line;
}

Identifier read_identifier(const Cursor& at) {
  if (!at || !at.is_object()) return {};
  return {at.text("system"), at.text("value"), at.text("use"), concept_words(at, "type")};
}

Telecom read_telecom(const Cursor& at) {
  if (!at || !at.is_object()) return {};
  return {at.text("system"), at.text("value"), at.text("use")};
}

Address read_address(const Cursor& at) {
  if (!at || !at.is_object()) return {};
  return {.use = at.text("use"),
          .text = at.text("text"),
          .lines = at.texts("line"),
          .city = at.text("city"),
          .district = at.text("district"),
          .state = at.text("state"),
          .postal_code = at.text("postalCode"),
          .country = at.text("country")};
}

std::vector<std::string> read_notes(const Cursor& parent, std::string_view name) {
  std::vector<std::string> out;
  parent.each(name, [&](const Cursor& at) {
    if (at.node().is_string()) out.push_back(at.value().value_or(""));  // STU3 had plain strings here
    else if (at.is_object()) out.push_back(at.text("text").value_or(""));
  });
  std::erase(out, "");
  return out;
}

std::string_view extension_name(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  const std::size_t at = url.find_last_of("/#:");
  return at == std::string_view::npos ? url : url.substr(at + 1);
}

OptionalText absent_reason(const Cursor& parent, std::string_view name) {
  if (name.empty()) return extension_code(parent, kAbsentReason);
  const Cursor sibling = parent.get(std::string("_").append(name));
  return sibling && sibling.node().is_object() ? extension_code(sibling, kAbsentReason) : std::nullopt;
}

}  // namespace hospitium::fhir
