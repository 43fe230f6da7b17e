#include "fhir/summary.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "fhir/conformance.hpp"
#include "fhir/document.hpp"
#include "fhir/families.hpp"
#include "fhir/items.hpp"
#include "fhir/limits.hpp"
#include "fhir/tree.hpp"

namespace hospitium::fhir {
namespace {

using namespace std::string_view_literals;

struct Family {
  std::string_view type;
  void (*read)(const Cursor&, Summary&);
};

// Resources with a reader of their own.
constexpr std::array kFamilies{
    Family{"AllergyIntolerance", read_allergy},       Family{"Appointment", read_plan},
    Family{"CarePlan", read_plan},                    Family{"Condition", read_problem},
    Family{"DeviceUseStatement", read_device_use},    Family{"DiagnosticReport", read_report},
    Family{"Flag", read_alert},                       Family{"Goal", read_plan},
    Family{"Immunization", read_immunization},        Family{"MedicationAdministration", read_medicine},
    Family{"MedicationDispense", read_medicine},      Family{"MedicationRequest", read_medicine},
    Family{"MedicationStatement", read_medicine},     Family{"NutritionOrder", read_plan},
    Family{"Observation", read_observation},          Family{"Procedure", read_procedure},
    Family{"ServiceRequest", read_plan},
};

// Other resources of R4 that say something about a patient and the people and places of the care; shown generically.
constexpr std::array kGeneric{
    "Account"sv, "AdverseEvent"sv, "AppointmentResponse"sv, "Basic"sv, "BiologicallyDerivedProduct"sv, "BodyStructure"sv, "CareTeam"sv,
    "ChargeItem"sv, "Claim"sv, "ClaimResponse"sv, "ClinicalImpression"sv, "Communication"sv, "CommunicationRequest"sv, "Consent"sv,
    "Contract"sv, "Coverage"sv, "DetectedIssue"sv, "Device"sv, "DeviceMetric"sv, "DeviceRequest"sv, "DocumentManifest"sv,
    "DocumentReference"sv, "Encounter"sv, "Endpoint"sv, "EpisodeOfCare"sv, "ExplanationOfBenefit"sv, "FamilyMemberHistory"sv, "Group"sv,
    "GuidanceResponse"sv, "HealthcareService"sv, "ImagingStudy"sv, "ImmunizationEvaluation"sv, "ImmunizationRecommendation"sv,
    "InsurancePlan"sv, "Invoice"sv, "List"sv, "Location"sv, "Media"sv, "Medication"sv, "MolecularSequence"sv, "Organization"sv,
    "OrganizationAffiliation"sv, "Person"sv, "Practitioner"sv, "PractitionerRole"sv, "Provenance"sv, "QuestionnaireResponse"sv,
    "RelatedPerson"sv, "RequestGroup"sv, "RiskAssessment"sv, "Schedule"sv, "Slot"sv, "Specimen"sv, "Substance"sv, "SupplyDelivery"sv,
    "SupplyRequest"sv, "Task"sv, "VisionPrescription"sv};
static_assert(std::ranges::is_sorted(kGeneric));
static_assert(std::ranges::is_sorted(kFamilies, {}, &Family::type));

// Shown inside the items that refer to them; only what nobody referred to gets a line of its own.
constexpr std::array kInsideOthers{"Device"sv, "Medication"sv};

bool inside_others(std::string_view type) { return std::ranges::find(kInsideOthers, type) != kInsideOthers.end(); }

const Family* family_of(std::string_view type) {
  const auto at = std::ranges::lower_bound(kFamilies, type, {}, &Family::type);
  return at != kFamilies.end() && at->type == type ? &*at : nullptr;
}

bool entered_in_error(const Node& resource) {
  if (resource.string("status") == "entered-in-error") return true;
  const Node* verification = resource.find("verificationStatus");
  const Node* codings = verification ? verification->find("coding") : nullptr;
  if (!codings || !codings->is_array()) return false;
  return std::any_of(codings->children().begin(), codings->children().end(), [](const Node& coding) { return coding.string("code") == "entered-in-error"; });
}

class Reading {
 public:
  explicit Reading(Document& document) : document_(document) { out_.entries = static_cast<std::int64_t>(document.entries().size()); }

  Result<Summary> read() && {
    const auto& entries = document_.entries();
    read_composition(entries[static_cast<std::size_t>(document_.composition())].resource, out_, true);
    read_patient(entries[static_cast<std::size_t>(document_.patient())].resource, out_);
    for (const bool inside : {false, true}) {
      for (std::size_t n = 0; n < entries.size(); ++n) {
        if (inside_others(entries[n].type) == inside) taken_ += read_entry(static_cast<int>(n)) ? 1 : 0;
        if (document_.account().overspent()) return refuse(Code::TooLarge, "", {{"limit", std::to_string(kMaxSummaryBytes >> 20) + " MiB"}});
      }
    }
    group_results(out_);
    check_conformance(document_, out_);
    settle();
    return std::move(out_);
  }

 private:
  /// Whether the entry is shown; if not, an issue at the entry has said why.
  bool read_entry(int n) {
    const Entry& entry = document_.entries()[static_cast<std::size_t>(n)];
    if (n == document_.composition() || n == document_.patient() || document_.shown(n)) return true;
    if (!entry.resource) return leave_out(entry, "required", "The entry has no resource.");
    if (entry.type.empty()) return leave_out(entry, "structure", "The resource does not state its type.");
    if (entry.type == "Patient") return leave_out(entry, "multiple-matches", "A further Patient; the document is about one.");
    if (entered_in_error(entry.resource.node())) return leave_out(entry, "suppressed", "Its author withdrew it as entered in error.");
    if (of_another_patient(entry)) return leave_out(entry, "conflict", "It is about another subject than the document's patient.");
    if (entry.type == "Composition") return read_further_composition(entry);
    if (const Family* family = family_of(entry.type)) family->read(entry.resource, out_);
    else if (std::ranges::binary_search(kGeneric, entry.type)) read_other(entry.resource, out_);
    else return leave_out(entry, "not-supported", "Resources of this type are not read from a patient summary.");
    return true;
  }

  static bool leave_out(const Entry& entry, std::string_view code, std::string_view why) {
    const Cursor& at = entry.resource ? entry.resource : entry.at;
    at.issue(code == "suppressed" ? Severity::Information : Severity::Error, code, std::string(why) + " It is kept in the original only.");
    return false;
  }

  bool read_further_composition(const Entry& entry) {
    entry.resource.issue(Severity::Warning, "multiple-matches", "A document has one Composition; of this further one only the sections were taken.");
    read_composition(entry.resource, out_, false);
    return true;
  }

  /// A practitioner's or organisation's `subject` cannot be wrong; a clinical item's must lead to our patient or nowhere.
  bool of_another_patient(const Entry& entry) const {
    for (const auto name : {"subject", "patient"}) {
      const Node* subject = entry.resource.node().find(name);
      if (!subject || !subject->is_object()) continue;
      const Target target = document_.resolve(subject->string("reference"), entry.resource.entry());
      if (target.resource && target.entry != document_.patient() && target.resource.type() == "Patient") return true;
    }
    return false;
  }

  void settle() {
    Account& account = document_.account();
    std::int64_t named = 0;
    for (std::size_t n = 0; n < document_.entries().size(); ++n) named += account.named(n) ? 1 : 0;
    out_.used = out_.entries - named;
    out_.partly = taken_ - out_.used;
    CHECK(out_.partly >= 0);  // an entry that is not shown has an issue
    out_.issues = std::move(account).take();
  }

  Document& document_;
  Summary out_;
  std::int64_t taken_ = 0;
};

}  // namespace

Result<Summary> read_summary(std::string_view bundle_json) {
  TRY(const Tree tree, Tree::parse(bundle_json));
  TRY(const auto document, Document::open(tree.root()));
  return Reading(*document).read();
}

}  // namespace hospitium::fhir
