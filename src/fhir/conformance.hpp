// What the International Patient Summary (IPS 1.1 and 2.0) requires of a document and a reader should know is missing.
#pragma once
#include "fhir/document.hpp"
#include "fhir/summary.hpp"

namespace hospitium::fhir {

/// Names, as issues, each rule that the document breaks: Bundle.identifier and timestamp; the Composition as first entry and of
/// type 60591-5; sections for allergies, problems and medicines; a narrative in each section. Nothing is refused for them.
void check_conformance(const Document& document, const Summary& summary);

}  // namespace hospitium::fhir
