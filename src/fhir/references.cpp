// References in words. A label looks one step further at most, so circles in the document cannot hold anyone up.
#include "fhir/datatypes.hpp"
#include "fhir/document.hpp"
#include "fhir/limits.hpp"

namespace hospitium::fhir {
namespace {

std::string label(const Cursor& resource, int steps);

std::string first_name(const Cursor& resource) {
  std::string out;
  resource.each("name", [&](const Cursor& at) {
    if (!out.empty()) return;
    out = at.node().is_object() ? name_words(read_name(at)) : at.value().value_or("");
  });
  return out;
}

std::string words_of_reference(const Cursor& at, int steps) {
  if (at.node().is_string()) return at.value().value_or("");
  if (!at.is_object()) return {};
  const auto display = at.text("display");
  const auto reference = at.text("reference");
  if (display) return *display;
  if (const Target target = at.document().resolve(at); target.resource && steps > 0) {
    if (auto words = label(target.resource, steps - 1); !words.empty()) return words;
  }
  const Cursor identifier = at.get("identifier");
  if (identifier && identifier.node().is_object()) {
    if (auto value = identifier.text("value")) return *value;
  }
  return reference.value_or("");
}

std::string part(const Cursor& resource, std::string_view name, int steps) {
  const Cursor at = resource.get(name);
  return at && steps >= 0 ? words_of_reference(at, steps) : std::string{};
}

/// A role is called after its person and its organisation.
std::string role_label(const Cursor& role, int steps) {
  std::string out = part(role, "practitioner", steps);
  const std::string organization = part(role, "organization", steps);
  if (!out.empty() && !organization.empty()) out += ", ";
  return out += organization;
}

std::string device_label(const Cursor& device) {
  std::string out;
  device.each("deviceName", [&](const Cursor& at) {
    if (out.empty() && at.is_object()) out = at.text("name").value_or("");
  });
  if (out.empty()) out = concept_words(device, "type").value_or("");
  return out.empty() ? device.text("modelNumber").value_or("") : out;
}

std::string make_label(const Cursor& resource, int steps) {
  const std::string_view type = resource.node().string("resourceType");
  std::string out;
  if (type == "PractitionerRole") out = role_label(resource, steps);
  else if (type == "Device") out = device_label(resource);
  else if (const Node* name = resource.node().find("name")) out = name->is_array() ? first_name(resource) : resource.text("name").value_or("");
  if (const Node* code = resource.node().find("code"); out.empty() && code && code->is_object()) out = concept_words(resource, "code").value_or("");
  for (const auto field : {"vaccineCode", "medicationCodeableConcept", "type"}) {
    const Node* node = out.empty() ? resource.node().find(field) : nullptr;
    if (node && node->is_object()) out = concept_words(resource, field).value_or("");
  }
  for (const auto field : {"title", "description"}) {
    const Node* node = out.empty() ? resource.node().find(field) : nullptr;
    if (node && node->is_string()) out = resource.text(field).value_or("");
  }
  if (const Node* medication = resource.node().find("medicationReference"); out.empty() && medication) out = part(resource, "medicationReference", steps);
  return out;
}

/// Kept by resource and steps: a document may refer to one enormous resource a hundred thousand times.
std::string label(const Cursor& resource, int steps) {
  auto& labels = resource.document().labels();
  const auto key = reinterpret_cast<std::uintptr_t>(&resource.node()) + static_cast<std::uintptr_t>(steps);  // nodes are further apart
  if (const auto known = labels.find(key); known != labels.end()) return known->second;
  std::string made = resource.clip(make_label(resource, steps), kMaxLabelBytes);
  labels.emplace(key, made);
  return made;
}

}  // namespace

std::string label_of(const Cursor& resource) { return label(resource, 1); }

OptionalText reference_words(const Cursor& at) {
  if (!at) return std::nullopt;
  const std::string words = words_of_reference(at, 2);
  if (words.empty()) return std::nullopt;
  return at.clip(words, kMaxLabelBytes);
}

OptionalText reference_words(const Cursor& parent, std::string_view name) { return reference_words(parent.get(name)); }

std::vector<std::string> reference_list(const Cursor& parent, std::string_view name) {
  std::vector<std::string> out;
  parent.each(name, [&](const Cursor& at) {
    if (auto words = reference_words(at)) out.push_back(*std::move(words));
  });
  return out;
}

}  // namespace hospitium::fhir
