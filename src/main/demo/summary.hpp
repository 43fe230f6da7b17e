// Invented papers: patient summaries, small FHIR R4 document Bundles as a home hospital would send them, and what shows whose child somebody is.
#pragma once
#include <string>

#include "domain/case/parts.hpp"

namespace hospitium::demo {

/// `seed` chooses allergies, medicines and results; the problem fits the wish's specialty.
std::string summary_bundle(const cases::Patient& patient, const cases::Wish& wish, const Place& home, Instant written, unsigned seed);
/// A page of PDF.
std::string birth_certificate(const cases::Patient& patient);

}  // namespace hospitium::demo
