// What commands, events and state of a mission share (MISSION.md S0d, S4e).
#pragma once
#include <boost/describe.hpp>

#include "base/instant.hpp"
#include "base/place.hpp"
#include "base/text.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium::missions {

enum class Stage { Planned, UnderWay, Completed, Cancelled };
BOOST_DESCRIBE_ENUM(Stage, Planned, UnderWay, Completed, Cancelled)

enum class OutcomeKind { Agreement, Enquiry, FollowUp, Nothing };
BOOST_DESCRIBE_ENUM(OutcomeKind, Agreement, Enquiry, FollowUp, Nothing)

enum class MeetingState { Planned, Held, Cancelled };
BOOST_DESCRIBE_ENUM(MeetingState, Planned, Held, Cancelled)

struct Terms {
  Line title;
  Place place;                             ///< where the delegation goes
  Place home;                              ///< where it comes from
  Word zone;                               ///< IANA zone of the timetable, "Asia/Ho_Chi_Minh"
  Day starts_on, ends_on;                  ///< at most 60 days
  std::optional<Id<Dossier>> agreement;    ///< under which it travels
  std::optional<Note> purpose;
};
BOOST_DESCRIBE_STRUCT(Terms, (), (title, place, home, zone, starts_on, ends_on, agreement, purpose))

struct DelegatePart { Id<Delegate> id; Id<Party> party; Line name; std::optional<Line> post; };
BOOST_DESCRIBE_STRUCT(DelegatePart, (), (id, party, name, post))
struct HostPart { Id<Host> id; Id<Party> party; std::optional<Line> contact; };
BOOST_DESCRIBE_STRUCT(HostPart, (), (id, party, contact))

struct MeetingTerms {
  Line topic;
  std::vector<Id<Delegate>> delegates;     ///< at least one
  Id<Host> host;
  Instant starts_at;
  std::int32_t minutes = 60;               ///< 10 to 600
  std::optional<Line> where;
};
BOOST_DESCRIBE_STRUCT(MeetingTerms, (), (topic, delegates, host, starts_at, minutes, where))

struct OutcomeTerms { OutcomeKind kind{}; Note text; std::optional<Specialty> technique_seen; };
BOOST_DESCRIBE_STRUCT(OutcomeTerms, (), (kind, text, technique_seen))

}  // namespace hospitium::missions
