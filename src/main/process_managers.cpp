#include "main/process_managers.hpp"

#include "domain/agreement/agreement.hpp"
#include "domain/case/events.hpp"
#include "domain/mission/mission.hpp"

namespace hospitium {
namespace {

/// The meeting that a case or an agreement says it came from.
struct Origin {
  Id<Dossier> mission;
  Id<Meeting> meeting;
};

template <class Event>
std::optional<Event> read_event(const ledger::FeedEntry& entry) {
  if (entry.event.name != Event::kName || entry.event.json.empty()) return std::nullopt;
  auto event = json::read_own<Event>(entry.event.json);
  return event ? std::optional(*std::move(event)) : std::nullopt;
}

template <class Source>
std::optional<Origin> origin_in(const Source& source) {
  if (!source.mission || !source.meeting) return std::nullopt;
  return Origin{*source.mission, *source.meeting};
}

std::optional<Origin> origin_of(const ledger::FeedEntry& entry) {
  if (const auto opened = read_event<cases::CaseOpened>(entry)) return origin_in(opened->source);
  if (const auto opened = read_event<agreements::AgreementOpened>(entry)) return origin_in(opened->terms);
  return std::nullopt;
}

/// A mission's meeting learns of each case and agreement that names it as its source (MISSION S0d: traced to agreements and patients).
std::vector<ledger::Follow> link_to_meeting(const ledger::FeedEntry& entry) {
  const auto origin = origin_of(entry);
  if (!origin) return {};
  auto body = json::parse(json::write(missions::LinkResult{origin->meeting, entry.dossier}));
  return {{origin->mission, Kind::Mission, "link_result", *std::move(body)}};
}

}  // namespace

std::vector<ledger::ProcessManager> process_managers() {
  return {{"meeting_results", link_to_meeting, {std::string(cases::CaseOpened::kName), std::string(agreements::AgreementOpened::kName)}}};
}

}  // namespace hospitium
