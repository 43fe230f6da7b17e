// The face of the room: a FHIR R4 document Bundle in, a patient summary for people out, and a list of what could not be used.
#pragma once
#include <string_view>

#include "base/result.hpp"
#include "fhir/summary_items.hpp"

namespace hospitium::fhir {

struct Author {
  std::string display;         ///< name, and organisation where a role joins both
  OptionalText resource_type;  ///< Practitioner, PractitionerRole, Organization, Device, Patient, RelatedPerson
};
BOOST_DESCRIBE_STRUCT(Author, (), (display, resource_type))

struct DocumentInfo {
  OptionalText id, id_system;           ///< Bundle.identifier, else Bundle.id
  OptionalText timestamp, date;         ///< of the Bundle; of the Composition
  OptionalText language, title, status, confidentiality;
  Concept type;
  std::vector<Author> authors;
  OptionalText custodian;
  std::vector<std::string> attesters;
  OptionalText narrative;               ///< safe HTML
  std::vector<Detail> details;
};
BOOST_DESCRIBE_STRUCT(DocumentInfo, (),
                      (id, id_system, timestamp, date, language, title, status, confidentiality, type, authors, custodian, attesters,
                       narrative, details))

struct Language {
  Concept language;
  OptionalText preferred;  ///< "true" | "false"
};
BOOST_DESCRIBE_STRUCT(Language, (), (language, preferred))

struct Contact {
  std::vector<std::string> relationships;
  std::optional<HumanName> name;
  std::vector<Telecom> telecoms;
  std::optional<Address> address;
  OptionalText gender, organization;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (relationships, name, telecoms, address, gender, organization))

struct Patient {
  std::int64_t entry = -1;
  std::vector<HumanName> names;  ///< all of them, in every script sent
  OptionalText gender, birth_date;
  OptionalText deceased;         ///< "true", "false" or the date
  std::vector<Identifier> identifiers;
  std::vector<Address> addresses;
  std::vector<Telecom> telecoms;
  std::vector<Language> languages;
  std::vector<Contact> contacts;
  OptionalText narrative;        ///< safe HTML
  std::vector<Detail> details;
};
BOOST_DESCRIBE_STRUCT(Patient, (),
                      (entry, names, gender, birth_date, deceased, identifiers, addresses, telecoms, languages, contacts, narrative, details))

struct SectionEntry {
  std::int64_t entry = -1;  ///< index in Bundle.entry; -1: not in this document (an issue says so)
  std::string display;      ///< what it is, for people
};
BOOST_DESCRIBE_STRUCT(SectionEntry, (), (entry, display))

/// Sections in document order; a section inside another follows it with a higher level.
struct Section {
  std::int64_t level = 0;
  std::int64_t composition = 0;  ///< entry of the Composition it belongs to
  std::string title;             ///< its title, else the words of its code
  OptionalText loinc;            ///< 48765-2 allergies, 11450-4 problems, 10160-0 medicines ...
  Concept code;
  OptionalText narrative;        ///< safe HTML
  OptionalText empty_reason;
  std::vector<SectionEntry> entries;
};
BOOST_DESCRIBE_STRUCT(Section, (), (level, composition, title, loinc, code, narrative, empty_reason, entries))

struct Summary {
  DocumentInfo document;
  Patient patient;
  std::vector<Section> sections;
  std::vector<Allergy> allergies;
  std::vector<Other> alerts;             ///< Flag: warnings to be shown first, with the allergies
  std::vector<Problem> problems;
  std::vector<Medicine> medicines;
  std::vector<Observation> results;      ///< also vital signs, pregnancy, social history: see Observation::topic
  std::vector<ResultGroup> groups;
  std::vector<Report> reports;
  std::vector<Immunization> immunizations;
  std::vector<Procedure> procedures;
  std::vector<DeviceUse> devices;
  std::vector<Other> plans;              ///< CarePlan, Goal, ServiceRequest, NutritionOrder, Appointment
  std::vector<Other> others;
  std::int64_t entries = 0;              ///< number of Bundle.entry
  std::int64_t used = 0;                 ///< entries taken over without reserve; each of the others is named in an issue
  std::int64_t partly = 0;               ///< of those others, how many are shown all the same, less what the issue says
  std::vector<Issue> issues;
};
BOOST_DESCRIBE_STRUCT(Summary, (),
                      (document, patient, sections, allergies, alerts, problems, medicines, results, groups, reports, immunizations,
                       procedures, devices, plans, others, entries, used, partly, issues))

/// Reads a document Bundle. Any Bundle of type document with a Composition and a Patient is taken; whatever cannot be used is
/// an Issue, so that `entries` = `used` + the distinct entries that issues name. Nothing is fetched, nothing is kept.
/// Refused before any tolerance: see Tree::parse (TooLarge, UnsupportedMedia, InvalidUtf8, TooDeep, DuplicateKey, TooMany,
/// Malformed); then NotAnIps (params: reason = not_an_object | not_a_bundle | not_a_document | no_composition | no_patient),
/// TooMany (entries) and TooLarge (texts together). Pure; any thread.
Result<Summary> read_summary(std::string_view bundle_json);

}  // namespace hospitium::fhir
