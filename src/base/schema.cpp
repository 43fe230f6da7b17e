#include "base/schema.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace hospitium::json {
namespace {

using Shape = Schema::Shape;

std::string without(std::string text, std::string_view part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
  return text;
}

std::string last_word(const std::string& name) {
  const auto colon = name.rfind(':');
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

/// "cases::Step" -> "CasesStep"
std::string joined_words(const std::string& name) {
  std::string joined;
  bool start = true;
  for (char c : name) {
    if (c != ':') joined += start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    start = c == ':';
  }
  return joined;
}

void collect(const Schema& schema, std::set<const Schema*>& seen) {
  if (schema.item) collect(schema.item(), seen);
  if (schema.name.empty() || !seen.insert(&schema).second) return;
  for (const auto& field : schema.fields) collect(field.schema(), seen);
}

std::string quoted(std::string_view text) {
  std::string out;
  append_string(out, text);
  return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) { return fmt::format("{}", fmt::join(parts, between)); }

std::string json_string(const Schema& schema) {
  std::string out = R"({"type":"string")";
  if (schema.format == "place") out += R"(,"pattern":"^([A-Z]{2}(-[A-Z0-9]{1,3})?|x-[a-z-]+)$")";
  else if (!schema.format.empty()) out += ",\"format\":" + quoted(schema.format);
  if (schema.min > 0) out += fmt::format(",\"minLength\":{}", schema.min);
  if (schema.max > 0) out += fmt::format(",\"maxLength\":{}", schema.max);
  return out + "}";
}

std::string json_enum(const Schema& schema) {
  std::vector<std::string> words;
  for (const auto& word : schema.words) words.push_back(quoted(word));
  return fmt::format(R"({{"type":"string","enum":[{}]}})", joined(words, ","));
}

}  // namespace

namespace detail {

std::string type_name(std::string_view pretty) {
  const auto from = pretty.find("T = ");
  const auto to = pretty.rfind(']');
  std::string name(pretty.substr(from + 4, to - from - 4));
  for (std::string_view part : {"(anonymous namespace)::", "hospitium::", "http::"}) name = without(std::move(name), part);
  const auto bracket = name.find('<');  // Page<cases::Card> -> cases::CardPage
  return bracket == std::string::npos ? name : name.substr(bracket + 1, name.size() - bracket - 2) + last_word(name.substr(0, bracket));
}

Schema money_schema() {
  return {.shape = Shape::Object, .name = "Money",
          .fields = {{"minor", &schema_of<std::string>, true}, {"currency", &schema_of<std::string>, true}}};
}

}  // namespace detail

std::map<std::string, const Schema*> named_schemas(const std::vector<const Schema*>& roots) {
  std::set<const Schema*> seen;
  for (const auto* root : roots) collect(*root, seen);
  std::map<std::string, int> uses;
  for (const auto* schema : seen) ++uses[last_word(schema->name)];
  std::map<std::string, const Schema*> named;
  for (const auto* schema : seen) {
    const auto word = last_word(schema->name);
    named.emplace(uses[word] > 1 ? joined_words(schema->name) : word, schema);
  }
  return named;
}

SchemaWriter::SchemaWriter(const std::map<std::string, const Schema*>& names) {
  for (const auto& [short_name, schema] : names) short_names_[schema->name] = short_name;
}

std::string SchemaWriter::json_reference(const Schema& schema) const {
  if (schema.name.empty()) return json_schema(schema);
  return fmt::format(R"({{"$ref":"#/components/schemas/{}"}})", short_names_.at(schema.name));
}

std::string SchemaWriter::json_schema(const Schema& schema) const {
  switch (schema.shape) {
    case Shape::String: return json_string(schema);
    case Shape::Integer: return R"({"type":"integer"})";
    case Shape::Number: return R"({"type":"number"})";
    case Shape::Boolean: return R"({"type":"boolean"})";
    case Shape::Enum: return json_enum(schema);
    case Shape::Array: return fmt::format(R"({{"type":"array","items":{}}})", json_reference(schema.item()));
    case Shape::Object: return json_object(schema);
    case Shape::Map: return fmt::format(R"({{"type":"object","additionalProperties":{}}})", json_reference(schema.item()));
    case Shape::Any: return "{}";
  }
  return "{}";
}

std::string SchemaWriter::json_object(const Schema& schema) const {
  std::vector<std::string> properties, required;
  for (const auto& field : schema.fields) {
    properties.push_back(quoted(field.name) + ":" + json_reference(field.schema()));
    if (field.required) required.push_back(quoted(field.name));
  }
  std::string out = fmt::format(R"({{"type":"object","properties":{{{}}})", joined(properties, ","));
  if (!required.empty()) out += fmt::format(",\"required\":[{}]", joined(required, ","));
  return out + "}";
}

std::string SchemaWriter::typescript_reference(const Schema& schema) const {
  switch (schema.shape) {
    case Shape::String: return "string";
    case Shape::Integer:
    case Shape::Number: return "number";
    case Shape::Boolean: return "boolean";
    case Shape::Array: return typescript_reference(schema.item()) + "[]";
    case Shape::Enum:
    case Shape::Object: return short_names_.at(schema.name);
    case Shape::Map: return fmt::format("Record<string, {}>", typescript_reference(schema.item()));
    case Shape::Any: return "unknown";
  }
  return "unknown";
}

std::string SchemaWriter::typescript(const Schema& schema) const {
  const auto& name = short_names_.at(schema.name);
  if (schema.shape == Shape::Enum) {
    std::vector<std::string> words;
    for (const auto& word : schema.words) words.push_back("'" + word + "'");
    return fmt::format("export const k{0} = [{1}] as const;\nexport type {0} = (typeof k{0})[number];\n", name, joined(words, ", "));
  }
  std::string out = fmt::format("export interface {} {{\n", name);
  for (const auto& field : schema.fields)
    out += fmt::format("  {}{}: {};\n", field.name, field.always ? "" : "?", typescript_reference(field.schema()));
  return out + "}\n";
}

}  // namespace hospitium::json
