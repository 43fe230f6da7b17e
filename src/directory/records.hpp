// The reference records as people see and edit them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "base/place.hpp"
#include "base/text.hpp"
#include "domain/calendar/working.hpp"
#include "domain/case/offer.hpp"
#include "domain/catalogue/service.hpp"
#include "domain/kind.hpp"

namespace hospitium::directory {

enum class Ownership { State, Municipal, Private, University, Charity };
BOOST_DESCRIBE_ENUM(Ownership, State, Municipal, Private, University, Charity)

/// A licence is the right to treat; an accreditation says how well, and gives no right.
enum class LicenceKind { Licence, Accreditation };
BOOST_DESCRIBE_ENUM(LicenceKind, Licence, Accreditation)

/// A licence or accreditation: who gave it, for what, from when to when.
struct LicenceRecord {
  Line issuer;
  Word number;
  std::vector<Specialty> specialties;    ///< empty = all
  Day from, until;
  bool suspended = false;
  std::optional<LicenceKind> kind;       ///< absent = licence
};
BOOST_DESCRIBE_STRUCT(LicenceRecord, (), (issuer, number, specialties, from, until, suspended, kind))

/// How far up a hospital stands in its country's network (MISSION.md S2b).
enum class CareLevel { Outpatient, City, Regional, National };
BOOST_DESCRIBE_ENUM(CareLevel, Outpatient, City, Regional, National)

/// What makes patients from a place comfortable (MISSION.md S0g).
enum class ReceptionAspect { Language, Food, PrayerRoom, CompanionLodging, Signs, Payment };
BOOST_DESCRIBE_ENUM(ReceptionAspect, Language, Food, PrayerRoom, CompanionLodging, Signs, Payment)

/// One line of the standard as somebody found it.
struct ReceptionCheck {
  ReceptionAspect aspect{};
  bool met = false;
  std::optional<Note> note;
  Day checked;
  Line checked_by;
};
BOOST_DESCRIBE_STRUCT(ReceptionCheck, (), (aspect, met, note, checked, checked_by))

struct ReceptionStandard {
  Place origin;                          ///< of the patients
  std::vector<ReceptionCheck> checks;    ///< at most one of an aspect
};
BOOST_DESCRIBE_STRUCT(ReceptionStandard, (), (origin, checks))

/// A telephone with its hours: minutes of the day on the wall clock of its zone, Monday = 1 to Sunday = 7.
struct PhoneRecord {
  Word number;                           ///< international, "+7 812 5550100"
  std::optional<Line> label;
  Word zone;                             ///< IANA
  std::vector<Word> languages;           ///< BCP 47, in which one is answered
  std::vector<std::int32_t> days;        ///< empty = every day
  std::optional<std::int32_t> from_minute, until_minute;  ///< absent = around the clock
};
BOOST_DESCRIBE_STRUCT(PhoneRecord, (), (number, label, zone, languages, days, from_minute, until_minute))

/// An organisation. `branch_of` makes it a branch, possibly abroad, with its own place, staff and licences.
struct PartyRecord {
  PartyType type{};
  PartyState state{};
  Line name;
  std::optional<Line> name_latin;
  Place place;
  std::optional<Id<Party>> branch_of;
  std::optional<Ownership> ownership;
  std::vector<Word> languages;           ///< BCP 47, in which it can receive patients
  std::vector<Specialty> specialties;
  std::vector<LicenceRecord> licences;
  std::optional<Line> website;
  std::optional<CareLevel> level;
  std::optional<std::vector<catalogue::Technique>> techniques;
  std::optional<std::vector<ReceptionStandard>> reception;
  std::optional<calendar::WorkingWeek> hours;              ///< absent: as its place works
  std::vector<PhoneRecord> phones;
};
BOOST_DESCRIBE_STRUCT(PartyRecord, (), (type, state, name, name_latin, place, branch_of, ownership, languages, specialties, licences, website, level, techniques, reception,
                                        hours, phones))

enum class UserState { Active, Suspended };
BOOST_DESCRIBE_ENUM(UserState, Active, Suspended)

/// What somebody is in an organisation; outside of its days it gives no right.
struct MembershipRecord {
  Id<Party> party;
  Role role{};
  std::optional<Day> from = {}, until = {};  ///< both included, by UTC
  friend bool operator==(const MembershipRecord&, const MembershipRecord&) = default;
};
BOOST_DESCRIBE_STRUCT(MembershipRecord, (), (party, role, from, until))

struct UserRecord {
  UserState state{};
  Line name;
  Line email;
  Word language;                         ///< BCP 47
  Word zone;                             ///< IANA
  std::vector<MembershipRecord> memberships;
};
BOOST_DESCRIBE_STRUCT(UserRecord, (), (state, name, email, language, zone, memberships))

/// What holds for travelling from one place to another, with its source (MISSION.md S2j).
struct CorridorRecord {
  Place origin, destination;
  bool home_approval = false;
  Line source;                           ///< law, treaty or decision that says so
  std::optional<Day> from, until;
  std::optional<std::vector<ApprovalLevel>> levels;  ///< who approves, in order; absent: the authority that each case names
};
BOOST_DESCRIBE_STRUCT(CorridorRecord, (), (origin, destination, home_approval, source, from, until, levels))

/// What one US dollar costs on a day, by a source that can be asked.
struct RateRecord {
  Word currency;                         ///< ISO 4217
  std::int64_t per_dollar_micro = 0;     ///< millionths: 1 USD = 1,385.25 KRW is 1385250000
  Day day;
  Line source;
};
BOOST_DESCRIBE_STRUCT(RateRecord, (), (currency, per_dollar_micro, day, source))

/// When people of a place work. A part of a country that names no weekdays keeps the country's; its special days come beside the country's
/// and hold where both name a day.
struct WorkingCalendarRecord {
  Place place;
  Word zone;                             ///< IANA
  std::vector<calendar::Weekday> weekdays;
  Line source;                           ///< of the week
  std::vector<calendar::SpecialDays> special;
};
BOOST_DESCRIBE_STRUCT(WorkingCalendarRecord, (), (place, zone, weekdays, source, special))

struct WorkingCalendarView {
  WorkingCalendarRecord record;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(WorkingCalendarView, (), (record, tag))

/// An offer to make others from; an answer to give again.
enum class TemplateKind { Offer, Reply };
BOOST_DESCRIBE_ENUM(TemplateKind, Offer, Reply)
enum class TemplateState { Kept, Withdrawn };
BOOST_DESCRIBE_ENUM(TemplateState, Kept, Withdrawn)

/// What an organisation writes once and uses many times: `offer` or `text`, by its kind. No patient stands in it.
struct TemplateRecord {
  Id<Party> party;
  TemplateKind kind{};
  TemplateState state{};
  Line title;
  Word language;                         ///< BCP 47
  std::optional<Note> text;
  std::optional<cases::OfferPattern> offer;
};
BOOST_DESCRIBE_STRUCT(TemplateRecord, (), (party, kind, state, title, language, text, offer))
inline constexpr std::size_t kMostTemplates = 500;     ///< of one organisation

struct TemplateView {
  Id<Template> id;
  TemplateRecord record;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(TemplateView, (), (id, record, tag))

struct PartyView {
  Id<Party> id;
  PartyRecord record;
  std::optional<std::string> branch_of_name;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(PartyView, (), (id, record, branch_of_name, tag))

struct UserView {
  Id<User> id;
  UserRecord record;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(UserView, (), (id, record, tag))

struct CorridorView {
  std::string id;
  CorridorRecord record;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(CorridorView, (), (id, record, tag))

}  // namespace hospitium::directory
