// The parts that a case's commands, events, state and views share.
#pragma once
#include <boost/describe.hpp>

#include "base/instant.hpp"
#include "base/money.hpp"
#include "base/place.hpp"
#include "base/text.hpp"
#include "domain/case/offer.hpp"
#include "domain/case/stages.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium::cases {

/// A word by which the owner's people find a case again: "Tết", "ask on Monday".
using Keyword = Text<40>;

/// As it stands in the passport; for the visa.
struct Passport {
  Place country;                        ///< ISO 3166-1
  Word number;
  std::optional<Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(Passport, (), (country, number, valid_until))

/// Class Identity. The name is in the original script; `name_latin` transliterates it.
struct Patient {
  Line name;
  std::optional<Line> name_latin;
  Sex sex{};
  std::optional<Day> birth_date;
  std::optional<Place> nationality;     ///< ISO 3166-1
  std::optional<Line> phone;
  std::optional<Word> language;         ///< BCP 47, the patient's own
  std::optional<Passport> passport;
  std::optional<std::int32_t> birth_year = {};  ///< as people know it, where nobody knows the day
};
BOOST_DESCRIBE_STRUCT(Patient, (), (name, name_latin, sex, birth_date, nationality, phone, language, passport, birth_year))

/// Class Identity: what was known of the birth, and what that said of the age on the day.
struct Born {
  std::optional<Day> birth_date;
  std::optional<std::int32_t> birth_year;
  AgeGroup age{};
};
BOOST_DESCRIBE_STRUCT(Born, (), (birth_date, birth_year, age))

/// Class Clinical: what the patient's side asks for.
struct Wish {
  Specialty specialty{};
  Urgency urgency{};
  std::optional<Note> question;
  std::optional<Money> budget;
  std::optional<Day> wished_from, wished_until;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (specialty, urgency, question, budget, wished_from, wished_until))

/// Class Consent: somebody on the patient's side who gets a link of their own (DESIGN.md section 6: a link belongs to a person).
struct PersonTerms {
  Line name;
  Relation relation{};
  Word language;                        ///< BCP 47, in which their page opens
  PersonMay may{};
  std::optional<Line> phone;            ///< where the link is sent and the code is read out
};
BOOST_DESCRIBE_STRUCT(PersonTerms, (), (name, relation, language, may, phone))

/// Class Identity: somebody who travels with the patient.
struct CompanionTerms {
  Line name;
  std::optional<Line> name_latin;
  Relation relation{};
  std::optional<Day> birth_date;
  std::optional<Passport> passport;
  std::vector<Word> languages;          ///< BCP 47
  std::optional<Note> needs;            ///< a wheelchair, a diet, a place to sleep beside the patient
};
BOOST_DESCRIBE_STRUCT(CompanionTerms, (), (name, name_latin, relation, birth_date, passport, languages, needs))

/// Class Messages: where a clinic asks to be called about its question. Between the clinic and who coordinates.
struct CallTerms {
  Word phone;                           ///< E.164 where it is kept; given as people write it
  std::optional<Line> when;             ///< in the clinic's words, by its own clock
  std::optional<Note> note;
};
BOOST_DESCRIBE_STRUCT(CallTerms, (), (phone, when, note))

/// Somebody rang up as the clinic had asked, and nobody answered.
struct MissedCall {
  Instant at;
  std::optional<Line> again;            ///< when it is tried again, in words
};
BOOST_DESCRIBE_STRUCT(MissedCall, (), (at, again))

struct Source {
  SourceKind kind{};
  std::optional<Id<Dossier>> mission;   ///< with `meeting`, when the case came from a mission's meeting
  std::optional<Id<Meeting>> meeting;
  std::optional<Line> remark;
};
BOOST_DESCRIBE_STRUCT(Source, (), (kind, mission, meeting, remark))

/// A file or summary attached to the case (classes Files and Clinical). Content lives in records/.
/// PatientSummary is a FHIR document; Summary one that a person wrote down here; Archive the ZIP of a CD; ImageStudy DICOM.
enum class RecordType { PatientSummary, Document, Image, Photograph, ImageStudy, Archive, Summary, Translation };
BOOST_DESCRIBE_ENUM(RecordType, PatientSummary, Document, Image, Photograph, ImageStudy, Archive, Summary, Translation)
/// A draft, one that a second reader went through, one that a sworn translator stands for.
enum class TranslationState { Draft, Reviewed, Certified };
BOOST_DESCRIBE_ENUM(TranslationState, Draft, Reviewed, Certified)
/// Class Identity: what a summary that came as a document says of whom it is about, as far as a case knows the same.
struct Subject {
  Sex sex = Sex::Unknown;
  std::optional<Day> birth_date;
  std::optional<std::int32_t> birth_year;     ///< where the document has no day
};
BOOST_DESCRIBE_STRUCT(Subject, (), (sex, birth_date, birth_year))

struct RecordRef {
  Id<Record> id;
  RecordType type{};
  Line title;
  std::string media_type;
  std::int64_t bytes = 0;
  std::string blob;                     ///< address within the dossier: keyed hash in hex
  std::optional<Id<Record>> of;         ///< what a translation translates, what a summary was taken from
  std::optional<Id<Record>> replaces;   ///< the version before
  std::optional<Word> language;         ///< BCP 47, where somebody said so
  std::optional<Subject> subject = {};  ///< of a PatientSummary; absent in those from before it was kept
};
BOOST_DESCRIBE_STRUCT(RecordRef, (), (id, type, title, media_type, bytes, blob, of, replaces, language, subject))

}  // namespace hospitium::cases
