// Everything without a family of its own: a title, a date, and all the rest as details.
#include "fhir/datatypes.hpp"
#include "fhir/families.hpp"
#include "fhir/items.hpp"

namespace hospitium::fhir {
namespace {

/// Words from the first of these that is a CodeableConcept with words; its codings come along.
Concept title_of(const Cursor& resource) {
  Concept out;
  out.text = label_of(resource);
  for (const auto name : {"code", "type", "vaccineCode"}) {
    const Node* node = resource.node().find(name);
    if (!out.codings.empty() || !node || !node->is_object()) continue;
    Concept read = read_concept(resource.get(name));
    out.codings = std::move(read.codings);
    if (out.text.empty()) out.text = std::move(read.text);
  }
  return out;
}

Other read_any(const Cursor& resource) {
  return read_item<Other>(resource, [&](Other& item) {
    item.code = title_of(resource);
    if (const Node* category = resource.node().find("category"); category && category->is_array()) item.categories = concept_list(resource, "category");
    for (const auto name : {"period", "effectivePeriod"}) {
      const Node* period = item.effective ? nullptr : resource.node().find(name);
      if (period && period->is_object()) item.effective = period_words(resource, name);
    }
    for (const auto name : {"effective", "occurrence", "start"}) {
      if (!item.effective) item.effective = value_words(resource, name);
    }
    for (const auto name : {"created", "authoredOn", "date", "dateTime", "startDate"}) {
      const Node* date = item.effective ? nullptr : resource.node().find(name);
      if (date && date->is_string()) item.effective = resource.text(name);
    }
    if (item.code.text.empty()) item.code.text = item.categories.empty() ? item.resource_type : item.categories[0];
  });
}

}  // namespace

void read_alert(const Cursor& resource, Summary& out) { out.alerts.push_back(read_any(resource)); }
void read_plan(const Cursor& resource, Summary& out) { out.plans.push_back(read_any(resource)); }
void read_other(const Cursor& resource, Summary& out) { out.others.push_back(read_any(resource)); }

}  // namespace hospitium::fhir
