// What commands, events and state of an agreement share (MISSION.md S0a, S0e, S1a).
#pragma once
#include <boost/describe.hpp>

#include "base/instant.hpp"
#include "base/place.hpp"
#include "base/text.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium::agreements {

enum class Stage { Draft, InForce, Ended };
BOOST_DESCRIBE_ENUM(Stage, Draft, InForce, Ended)

enum class Topic { MedicalTourism, PatientCare, Training, Supply, Information, Exhibitions, Consultations, Recruitment };
BOOST_DESCRIBE_ENUM(Topic, MedicalTourism, PatientCare, Training, Supply, Information, Exhibitions, Consultations, Recruitment)

enum class Recurrence { Once, Monthly, Quarterly, Yearly };
BOOST_DESCRIBE_ENUM(Recurrence, Once, Monthly, Quarterly, Yearly)

enum class CommitmentState { Open, Done, Dropped };
BOOST_DESCRIBE_ENUM(CommitmentState, Open, Done, Dropped)

/// What one side promised. A recurring one that is done opens its next occurrence on the date the recurrence gives.
struct CommitmentTerms {
  Line text;
  Topic topic{};
  Id<Party> owner;                        ///< who must see to it
  Day due;
  Recurrence recurrence{};
  std::int32_t alarm_days = 14;           ///< alarm so many days before `due`; 0 to 365
};
BOOST_DESCRIBE_STRUCT(CommitmentTerms, (), (text, topic, owner, due, recurrence, alarm_days))

/// The agreement itself. `signed_on` is a plan while a draft; SignAgreement writes the real day.
struct Terms {
  Line title;
  std::vector<Id<Party>> parties;         ///< 2 to 20
  std::vector<Place> places;              ///< 1 to 20
  std::vector<Topic> topics;
  std::optional<Note> scope;
  std::optional<Day> signed_on, valid_until;
  std::optional<Id<Dossier>> renews;      ///< the agreement this one follows
  std::optional<Id<Dossier>> mission;     ///< with `meeting`: where it was agreed
  std::optional<Id<Meeting>> meeting;
};
BOOST_DESCRIBE_STRUCT(Terms, (), (title, parties, places, topics, scope, signed_on, valid_until, renews, mission, meeting))

}  // namespace hospitium::agreements
