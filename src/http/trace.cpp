#include "http/trace.hpp"

#include "domain/agreement/state.hpp"
#include "domain/case/state.hpp"
#include "domain/mission/state.hpp"
#include "http/concepts.hpp"
#include "http/dossier_page.hpp"
#include "observatory/observatory.hpp"

namespace hospitium::http {
namespace {

struct TraceResults {
  TraceMeeting meeting;
  std::vector<TraceDossier> led_to;      ///< cases and agreements that the reader may open
  std::optional<std::int64_t> hidden;    ///< how many others; only for whoever may read the mission's statistics
};
BOOST_DESCRIBE_STRUCT(TraceResults, (), (meeting, led_to, hidden))

struct TraceMission {
  TraceDossier mission;
  std::vector<TraceResults> meetings;    ///< those that led to something
};
BOOST_DESCRIBE_STRUCT(TraceMission, (), (mission, meetings))

struct TraceView {
  TraceDossier self;
  TraceOrigin came_from;
  std::optional<TraceDossier> renews;    ///< of an agreement: the one that it follows
  std::vector<TraceMission> missions;    ///< of an agreement: those under it; of a mission: itself
  std::optional<observatory::CountedAs> counted;  ///< of a case: the rows of our figures that count it
};
BOOST_DESCRIBE_STRUCT(TraceView, (), (self, came_from, renews, missions, counted))

/// Named here is what the reader could open; a case shows no more than its number and stage.
std::optional<ledger::Opened> open(Rooms& rooms, const access::Principal& principal, Kind kind, std::optional<Id<Dossier>> id) {
  if (!id) return std::nullopt;
  auto opened = open_page(rooms, principal, kind, *id);
  return opened ? std::optional(*std::move(opened)) : std::nullopt;
}

std::optional<std::string> title_of(const ledger::Opened& opened) {
  if (opened.kind == Kind::Agreement) return opened.dossier->as<agreements::State>().terms.title;
  if (opened.kind == Kind::Mission) return opened.dossier->as<missions::State>().terms.title;
  return std::nullopt;
}

TraceDossier step(const ledger::Opened& opened) {
  return {opened.kind, opened.id, opened.projection.number, opened.stage, title_of(opened)};
}

std::optional<TraceDossier> step(const std::optional<ledger::Opened>& opened) {
  return opened ? std::optional(step(*opened)) : std::nullopt;
}

TraceMeeting meeting_of(const missions::MeetingPart& part) { return {part.id, part.terms.topic, part.terms.starts_at}; }

TraceOrigin origin_in(Rooms& rooms, const access::Principal& principal, std::optional<Id<Dossier>> from, std::optional<Id<Meeting>> at) {
  const auto mission = open(rooms, principal, Kind::Mission, from);
  if (!mission) return {};
  TraceOrigin origin{{}, step(*mission), {}};
  const auto& state = mission->dossier->as<missions::State>();
  if (const auto* part = at ? missions::find_meeting(state, *at) : nullptr) origin.meeting = meeting_of(*part);
  origin.agreement = step(open(rooms, principal, Kind::Agreement, state.terms.agreement));
  return origin;
}

/// A result is a case or an agreement; the meeting knows its id only.
std::optional<ledger::Opened> open_result(Rooms& rooms, const access::Principal& principal, Id<Dossier> id) {
  if (auto found = open(rooms, principal, Kind::Case, id)) return found;
  return open(rooms, principal, Kind::Agreement, id);
}

TraceResults results_of(Rooms& rooms, const access::Principal& principal, const missions::MeetingPart& part, bool counts) {
  TraceResults results{meeting_of(part), {}, {}};
  std::int64_t hidden = 0;
  for (const auto& id : part.led_to) {
    if (const auto opened = open_result(rooms, principal, id)) results.led_to.push_back(step(*opened));
    else ++hidden;
  }
  if (counts) results.hidden = hidden;
  return results;
}

TraceMission mission_of(Rooms& rooms, const access::Principal& principal, const ledger::Opened& opened) {
  TraceMission mission{step(opened), {}};
  const bool counts = opened.rights.reads_whole(DataClass::Statistics);
  for (const auto& part : opened.dossier->as<missions::State>().meetings) {
    if (part.led_to.empty()) continue;
    auto results = results_of(rooms, principal, part, counts);
    if (!results.led_to.empty() || counts) mission.meetings.push_back(std::move(results));
  }
  return mission;
}

void trace_agreement(Rooms& rooms, const access::Principal& principal, const ledger::Opened& opened, TraceView& view) {
  const auto& state = opened.dossier->as<agreements::State>();
  view.renews = step(open(rooms, principal, Kind::Agreement, state.terms.renews));
  for (const auto& id : state.missions) {
    const auto mission = open(rooms, principal, Kind::Mission, id);
    if (mission && mission->dossier->as<missions::State>().terms.agreement == opened.id)
      view.missions.push_back(mission_of(rooms, principal, *mission));
  }
}

TraceView view_of(Rooms& rooms, const access::Principal& principal, const ledger::Opened& opened) {
  TraceView view{step(opened), origin_of(rooms, principal, opened), {}, {}, {}};
  if (opened.kind == Kind::Agreement) trace_agreement(rooms, principal, opened, view);
  if (opened.kind == Kind::Mission) view.missions.push_back(mission_of(rooms, principal, opened));
  if (opened.kind == Kind::Case && opened.rights.reads(DataClass::Statistics)) view.counted = rooms.observatory.counted_as(opened.id);
  return view;
}

void add(std::vector<Id<Dossier>>& ids, const std::optional<TraceDossier>& shown) {
  if (shown) ids.push_back(shown->id);
}

std::vector<Id<Dossier>> ids_of(const TraceView& view) {
  std::vector<Id<Dossier>> ids{view.self.id};
  for (const auto* shown : {&view.came_from.mission, &view.came_from.agreement, &view.renews}) add(ids, *shown);
  for (const auto& mission : view.missions) {
    ids.push_back(mission.mission.id);
    for (const auto& meeting : mission.meetings)
      for (const auto& result : meeting.led_to) ids.push_back(result.id);
  }
  return ids;
}

Later handler(Rooms& rooms, Kind kind) {
  return [&rooms, kind](const Request& request, Reply reply) {
    const auto id = request.id<Dossier>("id");
    if (!id) return std::move(reply).refuse(id.error());
    const auto opened = open(rooms, request.principal(), kind, *id);
    if (!opened) return std::move(reply).refuse({Code::NotFound, {}, {}, {}});
    const auto view = view_of(rooms, request.principal(), *opened);
    answer_disclosed(rooms, {"trace", ids_of(view), {DataClass::Statistics}}, json_response(view), std::move(reply));
  };
}

}  // namespace

TraceOrigin origin_of(Rooms& rooms, const access::Principal& principal, const ledger::Opened& opened) {
  if (opened.kind == Kind::Case) {
    const auto& source = opened.dossier->as<cases::State>().source;
    return origin_in(rooms, principal, source.mission, source.meeting);
  }
  if (opened.kind == Kind::Agreement) {
    const auto& terms = opened.dossier->as<agreements::State>().terms;
    return origin_in(rooms, principal, terms.mission, terms.meeting);
  }
  return {{}, {}, step(open(rooms, principal, Kind::Agreement, opened.dossier->as<missions::State>().terms.agreement))};
}

std::vector<Route> trace_routes(Rooms& rooms) {
  const auto route = [&](std::string_view path, Kind kind, std::string_view summary) {
    return Route{.method = Method::Get, .path = path, .auth = Auth::SignedIn, .later = handler(rooms, kind), .summary = summary,
                 .gives = &json::schema_of<TraceView>()};
  };
  return {route("/api/cases/{id}/trace", Kind::Case, "Where a case came from, and where it is counted"),
          route("/api/agreements/{id}/trace", Kind::Agreement, "What came of an agreement, and where it was agreed"),
          route("/api/missions/{id}/trace", Kind::Mission, "What came of a mission, and under which agreement it travels")};
}

}  // namespace hospitium::http
