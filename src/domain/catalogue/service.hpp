// What an organisation offers to people from elsewhere: a service (one treatment) or a programme (care with stay and travel).
#pragma once
#include <optional>
#include <vector>

#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/text.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium::catalogue {

enum class ServiceType { Service, Programme };
BOOST_DESCRIBE_ENUM(ServiceType, Service, Programme)

enum class ServiceState { Offered, Withdrawn };
BOOST_DESCRIBE_ENUM(ServiceState, Offered, Withdrawn)

enum class Setting { Outpatient, Day, Inpatient, Remote, Resort };
BOOST_DESCRIBE_ENUM(Setting, Outpatient, Day, Inpatient, Remote, Resort)

/// How it is done, as far as people ask for it (MISSION.md S2b, S2e, S3a, S3c, S4g).
enum class Technique {
  OpenSurgery, MinimallyInvasive, Robotic, Endoscopic, Endovascular, Microsurgery, Laser, Implants, Transplantation, RadiationTherapy,
  Radiosurgery, ProtonTherapy, Chemotherapy, Immunotherapy, GeneTherapy, CellTherapy, Ivf, Surrogacy, EarlyDiagnostics,
  IndividualRehabilitation, Balneotherapy, ClimateTherapy, Telemedicine
};
BOOST_DESCRIBE_ENUM(Technique, OpenSurgery, MinimallyInvasive, Robotic, Endoscopic, Endovascular, Microsurgery, Laser, Implants,
                    Transplantation, RadiationTherapy, Radiosurgery, ProtonTherapy, Chemotherapy, Immunotherapy, GeneTherapy, CellTherapy,
                    Ivf, Surrogacy, EarlyDiagnostics, IndividualRehabilitation, Balneotherapy, ClimateTherapy, Telemedicine)

enum class TourPart { Lodging, Transfer, Interpreter, Excursions, Companion };
BOOST_DESCRIBE_ENUM(TourPart, Lodging, Transfer, Interpreter, Excursions, Companion)

struct ServiceText {
  Word language;                         ///< BCP 47
  Line title;
  std::optional<Note> description;
};
BOOST_DESCRIBE_STRUCT(ServiceText, (), (language, title, description))

struct Coding {
  Line system;                           ///< "ICD-9-CM", "Order 804n", a URI
  Word code;
};
BOOST_DESCRIBE_STRUCT(Coding, (), (system, code))

/// `min` and `max` in one currency; what they cover in the source language.
struct Price {
  Money min, max;
  std::optional<Note> includes, excludes;
};
BOOST_DESCRIBE_STRUCT(Price, (), (min, max, includes, excludes))

struct ServiceRecord {
  Id<Party> party;
  ServiceType type{};
  ServiceState state{};
  Word source_language;                  ///< the language in which the organisation wrote it; the others are translations
  std::vector<ServiceText> texts;        ///< one per language, the source among them
  Specialty specialty{};
  std::optional<Line> procedure;
  std::optional<Coding> code;
  std::vector<Technique> techniques;
  Setting setting{};
  std::optional<Price> price;            ///< absent = on request
  std::optional<std::int32_t> stay_days;
  std::optional<std::int32_t> waiting_days;
  std::vector<Word> languages;           ///< spoken by the staff
  std::vector<Word> interpreted;         ///< with an interpreter of the organisation
  std::optional<std::int32_t> age_min, age_max;
  std::optional<Sex> sex;                ///< Female or Male; absent = for anybody
  std::optional<std::int32_t> capacity;  ///< foreign patients a month
  std::optional<Day> from, until;
  std::vector<TourPart> tour;
};
BOOST_DESCRIBE_STRUCT(ServiceRecord, (), (party, type, state, source_language, texts, specialty, procedure, code, techniques, setting, price,
                                          stay_days, waiting_days, languages, interpreted, age_min, age_max, sex, capacity, from, until, tour))

/// Whether parties of this type offer services: those that treat, teach or arrange it.
bool may_offer(PartyType type);
/// What is wrong with a record by itself: Required, AlreadyDone (a language twice), UnknownValue, OutOfRange, DateOrder, CurrencyMismatch.
Result<Unit> check_service(const ServiceRecord& record);
/// All of it: nothing that is wrong hides another.
std::vector<Refusal> wrongs_of(const ServiceRecord& record);
/// The text for a reader: in the language, else in the source language, else the first.
const ServiceText& text_for(const ServiceRecord& record, std::string_view language);

}  // namespace hospitium::catalogue
