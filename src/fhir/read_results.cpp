// Observations and the reports that gather them.
#include <algorithm>

#include "fhir/datatypes.hpp"
#include "fhir/document.hpp"
#include "fhir/families.hpp"
#include "fhir/items.hpp"

namespace hospitium::fhir {
namespace {

std::optional<Value> optional_value(const Cursor& parent) {
  const Cursor at = parent.choice("value");
  if (!at) return std::nullopt;
  return read_value(at);
}

/// Why there is no value: the element for it, or the extension on a value that was left empty.
OptionalText reason_of_absence(const Cursor& parent) {
  if (auto words = concept_words(parent, "dataAbsentReason")) return words;
  for (const auto name : {"valueQuantity", "valueCodeableConcept"}) {
    const Node* value = parent.node().find(name);
    if (!value || !value->is_object()) continue;
    if (auto words = absent_reason(parent.get(name), "")) return words;
  }
  return std::nullopt;
}

Component read_component(const Cursor& at) {
  Component out;
  if (!at.is_object()) return out;
  out.code = read_concept(at.get("code"));
  out.value = optional_value(at);
  out.absent_reason = reason_of_absence(at);
  out.interpretations = concepts(at, "interpretation");
  out.ranges = at.list("referenceRange", read_range);
  return out;
}

/// R4 has a list; earlier releases had one concept.
std::vector<Concept> interpretations(const Cursor& resource) {
  const Node* node = resource.node().find("interpretation");
  if (node && node->is_object()) return {read_concept(resource.get("interpretation"))};
  return concepts(resource, "interpretation");
}

/// Entries that a list of references leads to; what leads nowhere is named.
std::vector<std::int64_t> entries_of(const Cursor& resource, std::string_view name) {
  std::vector<std::int64_t> out;
  resource.each(name, [&](const Cursor& at) {
    const Target target = at.document().resolve(at);
    if (target.entry >= 0) {
      at.consume();
      out.push_back(target.entry);
    } else {
      at.node().seen = false;
      at.issue(Severity::Warning, "not-found", "The result that this refers to is not in the document.");
    }
  });
  return out;
}

struct SectionTopic {
  std::string_view loinc, topic;
};
constexpr SectionTopic kSectionTopics[] = {{"10162-6", "pregnancy"},   {"29762-2", "social-history"}, {"8716-3", "vital-signs"},
                                           {"30954-2", "laboratory"},  {"47420-5", "functional-status"}};

/// Pregnancy has no category of its own in FHIR, so its section comes before the category.
std::string topic_of(const Observation& observation, const OptionalText& category) {
  const auto in_section = [&](std::string_view loinc) { return std::ranges::find(observation.sections, loinc) != observation.sections.end(); };
  if (in_section("10162-6")) return "pregnancy";
  if (category) return *category;
  for (const auto& [loinc, topic] : kSectionTopics) {
    if (in_section(loinc)) return std::string(topic);
  }
  return "other";
}

OptionalText first_category_code(const Cursor& resource) {
  OptionalText out;
  resource.each("category", [&](const Cursor& at) {
    if (!at.node().is_object()) return;
    for (const Concept read = read_concept(at); const Coding& coding : read.codings) {
      if (!out) out = coding.code;
    }
  });
  return out;
}

}  // namespace

void read_observation(const Cursor& resource, Summary& out) {
  out.results.push_back(read_item<Observation>(resource, [&](Observation& observation) {
    observation.code = read_concept(resource.get("code"));
    observation.categories = concept_list(resource, "category");
    observation.topic = topic_of(observation, first_category_code(resource));
    observation.effective = value_words(resource, "effective");
    observation.issued = resource.text("issued");
    observation.value = optional_value(resource);
    observation.absent_reason = reason_of_absence(resource);
    observation.interpretations = interpretations(resource);
    observation.ranges = resource.list("referenceRange", read_range);
    observation.components = resource.list("component", read_component);
    observation.members = entries_of(resource, "hasMember");
    if (const auto comment = resource.text("comment")) observation.notes.push_back(*comment);  // as in STU3
  }));
}

void read_report(const Cursor& resource, Summary& out) {
  out.reports.push_back(read_item<Report>(resource, [&](Report& report) {
    report.code = read_concept(resource.get("code"));
    report.categories = concept_list(resource, "category");
    report.effective = value_words(resource, "effective");
    report.issued = resource.text("issued");
    report.conclusion = resource.text("conclusion");
    report.conclusion_codes = concepts(resource, "conclusionCode");
    report.results = entries_of(resource, "result");
  }));
}

}  // namespace hospitium::fhir
