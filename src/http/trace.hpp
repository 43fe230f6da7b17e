// From an agreement to a counted patient and back (MISSION S0d). A neighbour is named to whoever may open both ends of the link.
#pragma once
#include "http/rooms.hpp"

namespace hospitium::http {

/// A dossier as a step of a trace.
struct TraceDossier {
  Kind kind{};
  Id<Dossier> id;
  std::string number, stage;             ///< the stage as this reader may know it
  std::optional<std::string> title;      ///< of agreements and missions
};
BOOST_DESCRIBE_STRUCT(TraceDossier, (), (kind, id, number, stage, title))

struct TraceMeeting {
  Id<Meeting> id;
  std::string topic;
  Instant starts_at;
};
BOOST_DESCRIBE_STRUCT(TraceMeeting, (), (id, topic, starts_at))

/// Where a dossier came from: the meeting of a mission, and the agreement under which that mission travelled.
struct TraceOrigin {
  std::optional<TraceMeeting> meeting;
  std::optional<TraceDossier> mission, agreement;
};
BOOST_DESCRIBE_STRUCT(TraceOrigin, (), (meeting, mission, agreement))

TraceOrigin origin_of(Rooms& rooms, const access::Principal& principal, const ledger::Opened& opened);

}  // namespace hospitium::http
