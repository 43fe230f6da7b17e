// Medicines: what the patient takes or was told to take. The Medication may be a code, another entry, or contained.
#include <algorithm>

#include "fhir/datatypes.hpp"
#include "fhir/details.hpp"
#include "fhir/document.hpp"
#include "fhir/families.hpp"
#include "fhir/items.hpp"

namespace hospitium::fhir {
namespace {

Ingredient read_ingredient(const Cursor& at) {
  Ingredient out;
  if (!at.is_object()) return out;
  const Cursor item = at.choice("item");
  if (item.type() == "Reference") {
    out.substance.text = reference_words(item).value_or("");
  } else {
    out.substance = read_concept(item);
  }
  const Cursor strength = at.get("strength");
  if (strength && strength.is_object()) {
    out.strength = quantity_words(strength, "numerator");
    if (const auto per = quantity_words(strength, "denominator")) out.strength = out.strength.value_or("") + " / " + *per;
  }
  out.active = at.flag("isActive");
  return out;
}

/// What the Medication resource adds. Its own leftovers follow the item's, under the name "medication".
void read_medication(const Target& target, Medicine& medicine, std::vector<Detail>& details) {
  const Cursor& medication = target.resource;
  medicine.code = read_concept(medication.get("code"));
  medicine.form = concept_words(medication, "form");
  medicine.ingredients = medication.list("ingredient", read_ingredient);
  if (target.entry < 0) return;  // contained: its leftovers are the item's
  medication.document().mark_shown(target.entry);
  if (const Cursor text = medication.get("text"); text) text.consume();  // generated from the fields above
  for (auto& detail : read_details(medication)) details.push_back({"medication." + detail.name, std::move(detail.text)});
}

void read_what(const Cursor& resource, Medicine& medicine, std::vector<Detail>& details) {
  const Cursor what = resource.choice("medication");
  if (!what || what.type() == "CodeableConcept") {
    medicine.code = read_concept(what);
    return;
  }
  if (!what.is_object()) return;
  const Target target = what.document().resolve(what);
  if (target.resource) {
    read_medication(target, medicine, details);
  } else if (what.node().find("reference")) {
    what.issue(Severity::Warning, "not-found", "The medication that this refers to is not in the document.");
  }
  const auto words = reference_words(what);
  if (medicine.code.text.empty() && words) medicine.code.text = *words;
}

OptionalText first_of(const Cursor& resource, std::initializer_list<std::string_view> names) {
  OptionalText out;
  for (const auto name : names) {
    if (!out) out = resource.text(name);
  }
  return out;
}

/// One concept in a statement, a list of them in a request.
OptionalText category_of(const Cursor& resource) {
  const Node* category = resource.node().find("category");
  if (!category || !category->is_array()) return concept_words(resource, "category");
  std::string out;
  for (const auto& words : concept_list(resource, "category")) out.append(out.empty() ? "" : ", ").append(words);
  return out.empty() ? std::nullopt : OptionalText(std::move(out));
}

void read_when(const Cursor& resource, Medicine& medicine) {
  for (const auto name : {"effective", "occurrence"}) {
    if (!medicine.effective) medicine.effective = value_words(resource, name);
  }
  medicine.recorded = first_of(resource, {"dateAsserted", "authoredOn", "whenHandedOver", "whenPrepared"});
}

}  // namespace

void read_medicine(const Cursor& resource, Summary& out) {
  std::vector<Detail> medication_details;
  Medicine medicine = read_item<Medicine>(resource, [&](Medicine& item) {
    read_what(resource, item, medication_details);
    item.intent = resource.text("intent");
    item.category = category_of(resource);
    read_when(resource, item);
    for (const auto name : {"dosage", "dosageInstruction"}) {
      const Node* list = resource.node().find(name);
      if (list && list->is_object() && resource.type() == "MedicationAdministration") item.dosages.push_back(read_dosage(resource.get(name)));
      else if (list) std::ranges::move(resource.list(name, read_dosage), std::back_inserter(item.dosages));
    }
    item.reasons = concept_list(resource, "reasonCode");
    std::ranges::move(reference_list(resource, "reasonReference"), std::back_inserter(item.reasons));
  });
  std::ranges::move(medication_details, std::back_inserter(medicine.details));
  out.medicines.push_back(std::move(medicine));
}

}  // namespace hospitium::fhir
