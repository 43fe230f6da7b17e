// Taking the person out of a summary for readers who may see what ails somebody but not who it is.
#pragma once
#include "fhir/summary.hpp"

namespace hospitium::fhir {

/// Leaves gender; removes names, birth date, identifiers, addresses, contacts, every narrative (they repeat the name), and each
/// note or detail in which a word of the patient's name occurs. Pure.
void hide_identity(Summary& summary);

}  // namespace hospitium::fhir
