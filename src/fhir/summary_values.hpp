// The small values of a patient summary. Texts are as sent (UTF-8, trimmed of nothing, at most kMaxTextBytes); an absent
// optional means the document did not say. Dates stay text in the precision given ("2019", "2019-05", "2019-05-02T10:00:00+07:00").
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

namespace hospitium::fhir {

using OptionalText = std::optional<std::string>;

/// One thing that could not be used, or not as meant.
struct Issue {
  std::string severity;  ///< fatal | error | warning | information (FHIR issue-severity)
  std::string code;      ///< FHIR issue-type, such as "not-found"
  std::string location;  ///< FHIRPath, such as Bundle.entry[3].resource.ofType(Observation).value
  std::string text;      ///< English, says what and what was done about it; never data about a person
};
BOOST_DESCRIBE_STRUCT(Issue, (), (severity, code, location, text))

struct Coding {
  OptionalText system, code, display;
};
BOOST_DESCRIBE_STRUCT(Coding, (), (system, code, display))

/// A CodeableConcept. `text` is the best words there are: its text, else a display, else a code; empty if nothing was sent.
struct Concept {
  std::string text;
  std::vector<Coding> codings;
};
BOOST_DESCRIBE_STRUCT(Concept, (), (text, codings))

/// An element without a field of its own, shown by its FHIR name ("bodySite", "component.method", extension names).
struct Detail {
  std::string name;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Detail, (), (name, text))

struct HumanName {
  OptionalText use, text, family;
  std::vector<std::string> given, prefix, suffix;
  OptionalText representation;  ///< ISO 21090: ABC alphabetic, SYL syllabic, IDE ideographic
};
BOOST_DESCRIBE_STRUCT(HumanName, (), (use, text, family, given, prefix, suffix, representation))

struct Identifier {
  OptionalText system, value, use, type;
};
BOOST_DESCRIBE_STRUCT(Identifier, (), (system, value, use, type))

struct Telecom {
  OptionalText system, value, use;
};
BOOST_DESCRIBE_STRUCT(Telecom, (), (system, value, use))

struct Address {
  OptionalText use, text;
  std::vector<std::string> lines;
  OptionalText city, district, state, postal_code, country;
};
BOOST_DESCRIBE_STRUCT(Address, (), (use, text, lines, city, district, state, postal_code, country))

/// A value of any type. `text` is always there ("5.4 mmol/L", "Never smoker"); the rest as far as the type has it.
struct Value {
  std::string type;           ///< FHIR type: Quantity, CodeableConcept, string, boolean, Range, Ratio, dateTime ...
  std::string text;
  OptionalText comparator;    ///< < <= >= >
  OptionalText number;        ///< the digits as sent
  OptionalText unit;          ///< for people
  OptionalText unit_code;     ///< UCUM, where unit_system says so
  OptionalText unit_system;
  std::vector<Coding> codings;
};
BOOST_DESCRIBE_STRUCT(Value, (), (type, text, comparator, number, unit, unit_code, unit_system, codings))

struct ReferenceRange {
  OptionalText low, high;  ///< digits as sent
  OptionalText unit;
  OptionalText text;
  OptionalText meaning;    ///< normal, therapeutic, ...
  std::vector<std::string> applies_to;
};
BOOST_DESCRIBE_STRUCT(ReferenceRange, (), (low, high, unit, text, meaning, applies_to))

struct Dosage {
  OptionalText text;                 ///< the whole instruction in words, if the source wrote one
  OptionalText patient_instruction;
  OptionalText timing;               ///< words of the timing: its code or text
  OptionalText frequency, frequency_max, period, period_max, period_unit;  ///< 2 in 1 d; units s min h d wk mo a
  std::vector<std::string> when;     ///< event codes (ACM, HS), days of week, times of day
  OptionalText as_needed;            ///< "true" or for what
  OptionalText route, site, method, dose, rate, max_dose;
};
BOOST_DESCRIBE_STRUCT(Dosage, (),
                      (text, patient_instruction, timing, frequency, frequency_max, period, period_max, period_unit, when, as_needed,
                       route, site, method, dose, rate, max_dose))

struct Ingredient {
  Concept substance;
  OptionalText strength;
  OptionalText active;  ///< "true" | "false"
};
BOOST_DESCRIBE_STRUCT(Ingredient, (), (substance, strength, active))

}  // namespace hospitium::fhir
