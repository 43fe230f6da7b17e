#include "fhir/details.hpp"

#include <algorithm>
#include <array>

#include "fhir/datatypes.hpp"
#include "fhir/document.hpp"
#include "fhir/limits.hpp"

namespace hospitium::fhir {
namespace {

using namespace std::string_view_literals;

constexpr std::array kTechnical{"id"sv, "meta"sv, "implicitRules"sv, "resourceType"sv, "version"sv, "userSelected"sv, "fhir_comments"sv};
constexpr std::array kTechnicalExtensions{"http://hl7.org/fhir/StructureDefinition/narrativeLink"sv, "http://hl7.org/fhir/StructureDefinition/NarrativeLink"sv};
constexpr std::array kExtensions{"extension"sv, "modifierExtension"sv};

bool among(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

/// `version` and `userSelected` are technical in a coding only; a device's version is not.
bool technical(const Node& parent, const Node& member) {
  if (member.key == "version" || member.key == "userSelected") return parent.find("code") && parent.find("system") && !parent.find("resourceType");
  return among(kTechnical, member.key);
}

class Words {
 public:
  explicit Words(const Cursor& resource) : resource_(resource) {}

  std::string of(const Node& node) const {
    if (node.is_array()) return of_list(node, "; ");
    if (!node.is_object()) return std::string(node.text);
    if (node.find("data") && node.find("contentType")) return of_attachment(node);
    if (auto words = of_shape(node); !words.empty()) return words;
    return of_members(node);
  }

  bool met_attachment() const { return met_attachment_; }

 private:
  std::string of_list(const Node& list, std::string_view between) const {
    std::string out;
    for (const Node& value : list.children()) join(out, of(value), between);
    return out;
  }

  static void join(std::string& out, std::string_view word, std::string_view between) {
    if (word.empty()) return;
    if (!out.empty()) out += between;
    out += word;
  }

  std::string of_attachment(const Node& node) const {
    met_attachment_ = true;
    std::string out = std::string(node.string("title"));
    join(out, node.string("contentType"), " ");
    return out;
  }

  /// Data types known by their members, when they have no member that the words would leave out.
  std::string of_shape(const Node& node) const {
    if (only(node, {"value", "comparator", "unit", "system", "code"}) && node.find("value") && node.find("value")->kind == Node::Kind::Number) {
      return of_quantity(node, *node.find("value"));
    }
    if (only(node, {"reference", "type", "identifier", "display"}) && (node.find("reference") || node.find("display"))) return of_reference(node);
    if (only(node, {"coding", "text"})) return of_concept(node);
    if (only(node, {"system", "version", "code", "display", "userSelected"})) {
      const auto display = node.string("display");
      return std::string(display.empty() ? node.string("code") : display);
    }
    if (only(node, {"start", "end"})) return std::string(node.string("start")).append(" \xE2\x80\x93 ").append(node.string("end"));
    if (only(node, {"numerator", "denominator"})) return of_members_between(node, " / ");
    if (only(node, {"low", "high"})) return of_members_between(node, " \xE2\x80\x93 ");
    if (only(node, {"use", "system", "value", "rank"})) return std::string(node.string("value"));
    return node.find("url") ? of_extension(node) : std::string{};
  }

  static bool only(const Node& node, std::initializer_list<std::string_view> names) {
    return std::all_of(node.children().begin(), node.children().end(),
                       [&](const Node& member) { return member.key == "id" || std::ranges::find(names, member.key) != names.end(); });
  }

  std::string of_concept(const Node& node) const {
    if (const auto text = node.string("text"); !text.empty()) return std::string(text);
    const Node* coding = node.find("coding");
    return coding ? of(*coding) : std::string{};
  }

  std::string of_members_between(const Node& node, std::string_view between) const {
    std::string out;
    for (const Node& member : node.children()) join(out, of(member), between);
    return out;
  }

  static std::string of_quantity(const Node& node, const Node& value) {
    std::string out(node.string("comparator"));
    join(out, value.text, " ");
    const auto unit = node.string("unit");
    join(out, unit.empty() ? node.string("code") : unit, " ");
    return out;
  }

  std::string of_reference(const Node& node) const {
    if (const auto display = node.string("display"); !display.empty()) return std::string(display);
    const auto reference = node.string("reference");
    const Target target = resource_.document().resolve(reference, resource_.entry());
    std::string label = target.resource ? label_of(target.resource) : std::string{};
    return label.empty() ? std::string(reference) : label;
  }

  std::string of_extension(const Node& node) const {
    std::string out;
    for (const Node& member : node.children()) {
      if (member.key == "extension" && member.is_array()) {
        join(out, of_extensions(member), ", ");
      } else if (member.key.starts_with("value")) {
        join(out, of(member), ", ");
      }
    }
    return out;
  }

  std::string of_members(const Node& node) const {
    std::string out;
    for (const Node& member : node.children()) {
      if (technical(node, member) || member.kind == Node::Kind::Null) continue;
      if (member.key == "extension" && member.is_array()) {
        join(out, of_extensions(member), ", ");
        continue;
      }
      const std::string words = member.key == "div" ? std::string{} : of(member);
      if (words.empty()) continue;
      join(out, member.key.substr(member.key.starts_with('_') ? 1 : 0), ", ");
      out.append(": ").append(words);
    }
    return out;
  }

  std::string of_extensions(const Node& list) const {
    std::string out;
    for (const Node& extension : list.children()) {
      if (const auto words = of(extension); !words.empty()) join(out, std::string(extension_name(extension.string("url"))) + ": " + words, ", ");
    }
    return out;
  }

  const Cursor& resource_;
  mutable bool met_attachment_ = false;
};

class Leftovers {
 public:
  explicit Leftovers(const Cursor& resource) : resource_(resource), words_(resource) {}

  std::vector<Detail> collect() && {
    walk(resource_.node(), nullptr);
    if (words_.met_attachment()) {
      resource_.issue(Severity::Warning, "not-supported", "An attached file is kept in the original only.");
    }
    return std::move(details_);
  }

 private:
  struct Path {
    const Path* parent;
    std::string_view key;
  };

  void walk(const Node& object, const Path* path) {
    for (const Node& member : object.children()) {
      if (member.size == 1 && (member.seen || member.kind == Node::Kind::Null)) continue;
      if (technical(object, member)) continue;
      const Path here{path, member.key};
      if (among(kExtensions, member.key) && member.is_array()) extensions(member, path);
      else if (member.key.starts_with('_') && member.is_object()) walk(member, &here);
      else if (!member.seen) add(here, member);
      else if (member.is_object()) walk(member, &here);
      else if (member.is_array()) walk_list(member, here);
    }
  }

  void walk_list(const Node& list, const Path& path) {
    for (const Node& value : list.children()) {
      if (!value.seen) add(path, value);
      else if (value.is_object()) walk(value, &path);
    }
  }

  void extensions(const Node& list, const Path* path) {
    if (list.key == "modifierExtension") {
      resource_.issue(Severity::Warning, "extension", "A modifier extension may change the meaning; it is shown among the details and not understood.");
    }
    for (const Node& extension : list.children()) {
      const auto url = extension.string("url");
      if (!extension.seen && extension.is_object() && !among(kTechnicalExtensions, url)) add({path, extension_name(url)}, extension);
    }
  }

  /// "dosage.timing"; "_birthDate" carries the extensions of birthDate.
  static std::string name_of(const Path& path) {
    std::string out = path.parent ? name_of(*path.parent) + "." : std::string{};
    return out.append(path.key.substr(path.key.starts_with('_') ? 1 : 0));
  }

  void add(const Path& path, const Node& node) {
    std::string words = words_.of(node);
    if (words.empty()) return;
    details_.push_back({resource_.clip(name_of(path), kMaxLabelBytes), resource_.clip(words, kMaxTextBytes)});
  }

  const Cursor& resource_;
  Words words_;
  std::vector<Detail> details_;
};

}  // namespace

std::string plain_words(const Cursor& resource, const Node& node) { return Words(resource).of(node); }

std::vector<Detail> read_details(const Cursor& resource) { return Leftovers(resource).collect(); }

}  // namespace hospitium::fhir
