// FHIR's data types, read into the values of a summary. Each reader takes the cursor of the element itself and accepts an absent one.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fhir/cursor.hpp"
#include "fhir/summary.hpp"

namespace hospitium::fhir {

Coding read_coding(const Cursor& at);
Concept read_concept(const Cursor& at);                                              ///< CodeableConcept
OptionalText concept_words(const Cursor& parent, std::string_view name);             ///< the text of a CodeableConcept
OptionalText concept_code(const Cursor& parent, std::string_view name);              ///< the first code, else the text
std::vector<Concept> concepts(const Cursor& parent, std::string_view name);
std::vector<std::string> concept_list(const Cursor& parent, std::string_view name);  ///< texts of a list of CodeableConcepts

HumanName read_name(const Cursor& at);
std::string name_words(const HumanName& name);                                       ///< one line, for a label
Identifier read_identifier(const Cursor& at);
Telecom read_telecom(const Cursor& at);
Address read_address(const Cursor& at);

/// A value of any type FHIR allows in value[x]; `at` from Cursor::choice. The type decides how it is put into words.
Value read_value(const Cursor& at);
OptionalText value_words(const Cursor& parent, std::string_view choice);             ///< words of a choice such as onset[x]
OptionalText quantity_words(const Cursor& parent, std::string_view name);
OptionalText period_words(const Cursor& parent, std::string_view name);
ReferenceRange read_range(const Cursor& at);                                         ///< Observation.referenceRange
Dosage read_dosage(const Cursor& at);

std::vector<std::string> read_notes(const Cursor& parent, std::string_view name);    ///< Annotations

/// What a resource is called, for people; at most kMaxLabelBytes, empty if it has no name. Bounded: looks through at most one role.
std::string label_of(const Cursor& resource);
/// A Reference in words: its display, else the label of what it leads to, else identifier or the reference itself.
OptionalText reference_words(const Cursor& parent, std::string_view name);
OptionalText reference_words(const Cursor& at);
std::vector<std::string> reference_list(const Cursor& parent, std::string_view name);

/// The last part of an extension's url, its usual short name.
std::string_view extension_name(std::string_view url);
/// The code in the data-absent-reason extension of the primitive `name`, or of the element itself when `name` is empty.
OptionalText absent_reason(const Cursor& parent, std::string_view name);

}  // namespace hospitium::fhir
