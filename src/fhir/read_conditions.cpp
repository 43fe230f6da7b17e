// Allergies and problems.
#include "fhir/datatypes.hpp"
#include "fhir/families.hpp"
#include "fhir/items.hpp"

namespace hospitium::fhir {
namespace {

Reaction read_reaction(const Cursor& at) {
  Reaction out;
  if (!at.is_object()) return out;
  out.substance = concept_words(at, "substance");
  out.manifestations = concepts(at, "manifestation");
  out.severity = at.text("severity");
  out.onset = at.text("onset");
  out.description = at.text("description");
  out.exposure_route = concept_words(at, "exposureRoute");
  out.notes = read_notes(at, "note");
  return out;
}

/// Stages have a summary and a type; the assessment behind them is a reference and stays among the details.
std::string read_stage(const Cursor& at) {
  if (!at.is_object()) return {};
  std::string out = concept_words(at, "summary").value_or("");
  if (const auto type = concept_words(at, "type")) out.append(out.empty() ? "" : " (").append(*type).append(out.empty() ? "" : ")");
  return out;
}

}  // namespace

void read_allergy(const Cursor& resource, Summary& out) {
  out.allergies.push_back(read_item<Allergy>(resource, [&](Allergy& allergy) {
    allergy.code = read_concept(resource.get("code"));
    allergy.clinical_status = concept_code(resource, "clinicalStatus");
    allergy.verification_status = concept_code(resource, "verificationStatus");
    allergy.type = resource.text("type");
    allergy.categories = resource.texts("category");
    allergy.criticality = resource.text("criticality");
    allergy.onset = value_words(resource, "onset");
    allergy.recorded = resource.text("recordedDate");
    allergy.last_occurrence = resource.text("lastOccurrence");
    allergy.reactions = resource.list("reaction", read_reaction);
  }));
}

void read_problem(const Cursor& resource, Summary& out) {
  out.problems.push_back(read_item<Problem>(resource, [&](Problem& problem) {
    problem.code = read_concept(resource.get("code"));
    problem.clinical_status = concept_code(resource, "clinicalStatus");
    problem.verification_status = concept_code(resource, "verificationStatus");
    problem.categories = concept_list(resource, "category");
    problem.severity = concept_words(resource, "severity");
    problem.body_sites = concept_list(resource, "bodySite");
    problem.stages = resource.list("stage", read_stage);
    std::erase(problem.stages, "");
    problem.onset = value_words(resource, "onset");
    problem.abatement = value_words(resource, "abatement");
    problem.recorded = resource.text("recordedDate");
  }));
}

}  // namespace hospitium::fhir
