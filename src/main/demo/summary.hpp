// Invented patient summaries: small FHIR R4 document Bundles as a home hospital would send them.
#pragma once
#include <string>

#include "domain/case/parts.hpp"

namespace hospitium::demo {

/// `seed` chooses allergies, medicines and results; the problem fits the wish's specialty.
std::string summary_bundle(const cases::Patient& patient, const cases::Wish& wish, const Place& home, Instant written, unsigned seed);

}  // namespace hospitium::demo
