// Taking the person out of a summary for readers who may see what ails somebody but not who it is.
#pragma once
#include "fhir/summary.hpp"

namespace hospitium::fhir {

/// Of the patient leaves the gender; removes names, birth date, identifiers, addresses, contacts, every narrative (they repeat
/// the name), what the document says of itself but its dates, language and type, all resources about people, insurance and
/// papers, and every text anywhere in which the patient's or a relative's name, an identifier, a telephone, an address or the
/// birth date occurs: names by the beginnings of words, without case and diacritics, Cyrillic ones without their ending; names
/// of two letters only when two of them occur together. Terms of code systems stay. Free text may still tell who somebody
/// is to those who know him; no programme can see that. Pure.
void hide_identity(Summary& summary);

}  // namespace hospitium::fhir
