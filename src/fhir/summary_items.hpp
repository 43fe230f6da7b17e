// What a patient summary lists: one struct per family of resources, each item with the Bundle entry it came from.
#pragma once
#include "fhir/summary_values.hpp"

namespace hospitium::fhir {

/// What every item has, whatever its family.
struct Item {
  std::int64_t entry = -1;             ///< index in Bundle.entry
  std::string resource_type;
  Concept code;                        ///< what it is
  OptionalText status;                 ///< the resource's own status word, as sent; not-done, not-taken, do-not-perform if it is negated
  OptionalText absence;                ///< "no_known" or "no_information" when the item says that there is none
  OptionalText language;               ///< BCP 47, when the resource states its own
  std::vector<std::string> sections;   ///< LOINC codes (or titles) of the sections that refer to it
  std::vector<std::string> notes;
  OptionalText narrative;              ///< safe HTML (narrative.hpp)
  std::vector<Detail> details;         ///< every element that no other field shows
};
BOOST_DESCRIBE_STRUCT(Item, (), (entry, resource_type, code, status, absence, language, sections, notes, narrative, details))

struct Reaction {
  OptionalText substance;
  std::vector<Concept> manifestations;
  OptionalText severity, onset, description, exposure_route;
  std::vector<std::string> notes;
};
BOOST_DESCRIBE_STRUCT(Reaction, (), (substance, manifestations, severity, onset, description, exposure_route, notes))

struct Allergy : Item {
  OptionalText clinical_status, verification_status;  ///< codes: active, confirmed, refuted ...
  OptionalText type;                                  ///< allergy | intolerance
  std::vector<std::string> categories;                ///< food, medication, environment, biologic
  OptionalText criticality;                           ///< low | high | unable-to-assess
  OptionalText onset, recorded, last_occurrence;
  std::vector<Reaction> reactions;
};
BOOST_DESCRIBE_STRUCT(Allergy, (Item),
                      (clinical_status, verification_status, type, categories, criticality, onset, recorded, last_occurrence, reactions))

struct Problem : Item {
  OptionalText clinical_status, verification_status;
  std::vector<std::string> categories;
  OptionalText severity;
  std::vector<std::string> body_sites, stages;
  OptionalText onset, abatement, recorded;
};
BOOST_DESCRIBE_STRUCT(Problem, (Item),
                      (clinical_status, verification_status, categories, severity, body_sites, stages, onset, abatement, recorded))

/// MedicationStatement, MedicationRequest, MedicationAdministration or MedicationDispense; `code` is the medicine.
struct Medicine : Item {
  OptionalText intent, category;
  OptionalText effective, recorded;
  OptionalText form;
  std::vector<Ingredient> ingredients;
  std::vector<Dosage> dosages;
  std::vector<std::string> reasons;
};
BOOST_DESCRIBE_STRUCT(Medicine, (Item), (intent, category, effective, recorded, form, ingredients, dosages, reasons))

/// A part of an observation, such as the systolic pressure.
struct Component {
  Concept code;
  std::optional<Value> value;
  OptionalText absent_reason;
  std::vector<Concept> interpretations;
  std::vector<ReferenceRange> ranges;
};
BOOST_DESCRIBE_STRUCT(Component, (), (code, value, absent_reason, interpretations, ranges))

struct Observation : Item {
  std::string topic;  ///< laboratory, vital-signs, imaging, social-history, pregnancy ... : first category code, or by its section
  std::vector<std::string> categories;
  OptionalText effective, issued;
  std::optional<Value> value;
  OptionalText absent_reason;  ///< why there is no value
  std::vector<Concept> interpretations;
  std::vector<ReferenceRange> ranges;
  std::vector<Component> components;
  std::vector<std::int64_t> members;  ///< entries of a panel
};
BOOST_DESCRIBE_STRUCT(Observation, (Item),
                      (topic, categories, effective, issued, value, absent_reason, interpretations, ranges, components, members))

/// Observations of one kind in one unit, so that they make a trend; components have a group of their own kind.
struct ResultGroup {
  Concept code;
  OptionalText unit;
  std::string topic;
  std::vector<std::int64_t> results;     ///< indexes into Summary::results, oldest first, undated first of all
  std::optional<std::int64_t> component; ///< the place in Observation::components, when the trend is of a component
};
BOOST_DESCRIBE_STRUCT(ResultGroup, (), (code, unit, topic, results, component))

struct Report : Item {
  std::vector<std::string> categories;
  OptionalText effective, issued, conclusion;
  std::vector<Concept> conclusion_codes;
  std::vector<std::int64_t> results;  ///< entries
};
BOOST_DESCRIBE_STRUCT(Report, (Item), (categories, effective, issued, conclusion, conclusion_codes, results))

struct Immunization : Item {
  OptionalText occurrence, recorded, lot_number, expiration, manufacturer, site, route, dose;
  std::vector<std::string> targets;  ///< diseases
  OptionalText dose_number, series, series_doses;
  std::vector<std::string> reasons;
};
BOOST_DESCRIBE_STRUCT(Immunization, (Item),
                      (occurrence, recorded, lot_number, expiration, manufacturer, site, route, dose, targets, dose_number, series,
                       series_doses, reasons))

struct Procedure : Item {
  OptionalText performed, category, outcome;
  std::vector<std::string> body_sites, reasons, performers;
};
BOOST_DESCRIBE_STRUCT(Procedure, (Item), (performed, category, outcome, body_sites, reasons, performers))

/// A device that the patient has or used; `code` is the device.
struct DeviceUse : Item {
  OptionalText used, body_site, manufacturer, model, serial_number;
  std::vector<std::string> reasons;
};
BOOST_DESCRIBE_STRUCT(DeviceUse, (Item), (used, body_site, manufacturer, model, serial_number, reasons))

/// Any other resource: care plans, consents, flags, encounters, practitioners, organisations ... `code` is its best title.
struct Other : Item {
  OptionalText effective;
  std::vector<std::string> categories;
};
BOOST_DESCRIBE_STRUCT(Other, (Item), (effective, categories))

}  // namespace hospitium::fhir
