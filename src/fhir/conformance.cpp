#include "fhir/conformance.hpp"

#include <algorithm>

namespace hospitium::fhir {
namespace {

struct RequiredSection {
  std::string_view loinc, missing;
};
constexpr RequiredSection kRequired[] = {
    {"48765-2", "There is no section on allergies (LOINC 48765-2), which a patient summary must have."},
    {"11450-4", "There is no section on problems (LOINC 11450-4), which a patient summary must have."},
    {"10160-0", "There is no section on medicines (LOINC 10160-0), which a patient summary must have."},
};

void check_bundle(const Document& document) {
  const Cursor& bundle = document.bundle();
  Account& account = document.account();
  if (!bundle.node().find("timestamp")) account.add(Severity::Warning, "required", "Bundle.timestamp", "The document does not say when it was put together.", -1);
  if (!bundle.node().find("identifier")) account.add(Severity::Information, "required", "Bundle.identifier", "The document has no identifier of its own.", -1);
  if (document.composition() == 0) return;
  account.add(Severity::Information, "business-rule", "Bundle.entry", "The first entry is not the Composition; it was found further on.", -1);
}

void check_type(const Cursor& composition, const Concept& type) {
  const auto is_ips = [](const Coding& coding) { return coding.code == "60591-5"; };
  if (std::ranges::any_of(type.codings, is_ips)) return;
  composition.issue(Severity::Information, "code-invalid", "The Composition's type is not that of a patient summary (LOINC 60591-5).");
}

void check_sections(const Cursor& composition, const Summary& summary) {
  for (const auto& [loinc, missing] : kRequired) {
    const auto is_it = [&](const Section& section) { return section.loinc == loinc; };
    if (std::ranges::none_of(summary.sections, is_it)) composition.issue(Severity::Warning, "required", missing);
  }
  const auto is_mute = [](const Section& section) { return !section.narrative && !section.empty_reason; };
  if (std::ranges::none_of(summary.sections, is_mute)) return;
  composition.issue(Severity::Information, "required", "At least one section has no narrative; what it lists is shown from its entries.");
}

}  // namespace

void check_conformance(const Document& document, const Summary& summary) {
  check_bundle(document);
  const Cursor& composition = document.entries()[static_cast<std::size_t>(document.composition())].resource;
  check_type(composition, summary.document.type);
  check_sections(composition, summary);
}

}  // namespace hospitium::fhir
