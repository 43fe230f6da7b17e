#include "fhir/identity.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <type_traits>

#include "base/described.hpp"
#include "fhir/telling.hpp"

namespace hospitium::fhir {
namespace {

using namespace std::string_view_literals;

// Resources without a family that speak of the body or the care; all others may speak of people, money or papers and go.
constexpr std::array kClinical{
    "AdverseEvent"sv, "BodyStructure"sv, "ClinicalImpression"sv, "DetectedIssue"sv, "Device"sv, "DeviceRequest"sv, "Encounter"sv,
    "EpisodeOfCare"sv, "FamilyMemberHistory"sv, "ImagingStudy"sv, "ImmunizationRecommendation"sv, "Medication"sv, "MolecularSequence"sv,
    "RiskAssessment"sv, "Specimen"sv, "Substance"sv, "VisionPrescription"sv};
static_assert(std::ranges::is_sorted(kClinical));

constexpr std::array kTellingDetails{"identifier"sv, "telecom"sv, "address"sv, "subscriberId"sv, "contact"sv, "name"sv};

/// "medication.identifier" ends with an element that names a person, a paper or a place to find them.
bool telling_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return std::ranges::find(kTellingDetails, dot == std::string_view::npos ? name : name.substr(dot + 1)) != kTellingDetails.end();
}

template <class T>
constexpr bool kIsVector = false;
template <class T>
constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
constexpr bool kIsOptional = false;
template <class T>
constexpr bool kIsOptional<std::optional<T>> = true;

/// Goes through everything a summary is made of and empties each text that tells.
class Eraser {
 public:
  explicit Eraser(const Patient& patient) : telling_(patient) {}

  template <class T>
  void erase(T& value) const {
    if constexpr (std::is_same_v<T, std::string>) {
      if (telling_.in(value)) value.clear();
    } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
      std::erase_if(value, [&](const std::string& text) { return telling_.in(text); });
    } else if constexpr (std::is_same_v<T, std::vector<Detail>>) {
      std::erase_if(value, [&](const Detail& detail) { return telling_name(detail.name) || telling_.in(detail.text); });
    } else if constexpr (std::is_same_v<T, OptionalText>) {
      if (value && telling_.in(*value)) value.reset();
    } else if constexpr (kIsOptional<T>) {
      if constexpr (DescribedStruct<typename T::value_type>) {
        if (value) erase(*value);
      }
    } else if constexpr (kIsVector<T>) {
      if constexpr (DescribedStruct<typename T::value_type>) {
        for (auto& one : value) erase(one);
      }
    } else if constexpr (std::is_base_of_v<Item, T>) {
      value.narrative.reset();
      erase_members(value);
    } else if constexpr (DescribedStruct<T> && !std::is_same_v<T, Coding>) {  // terms of code systems stay
      erase_members(value);
    }
  }

 private:
  template <class T>
  void erase_members(T& value) const {
    for_each_member<T>([&](std::string_view, auto member) { erase(value.*member); });
  }

  Telling telling_;
};

void hide_patient(Patient& patient) {
  Patient nobody;
  nobody.entry = patient.entry;
  nobody.gender = patient.gender;
  patient = nobody;
}

void hide_document(DocumentInfo& document) {
  DocumentInfo left;
  left.timestamp = document.timestamp;
  left.date = document.date;
  left.language = document.language;
  left.status = document.status;
  left.type = document.type;
  left.custodian = document.custodian;
  left.authors = document.authors;
  std::erase_if(left.authors, [](const Author& author) { return author.resource_type == "Patient" || author.resource_type == "RelatedPerson"; });
  document = left;
}

}  // namespace

void hide_identity(Summary& summary) {
  const Eraser eraser(summary.patient);
  hide_patient(summary.patient);
  hide_document(summary.document);
  std::erase_if(summary.others, [](const Other& other) { return !std::ranges::binary_search(kClinical, std::string_view(other.resource_type)); });
  for (Section& section : summary.sections) {
    section.narrative.reset();
    section.entries.clear();
  }
  summary.issues.clear();
  eraser.erase(summary);
}

}  // namespace hospitium::fhir
