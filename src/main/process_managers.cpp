#include "main/process_managers.hpp"

#include "domain/agreement/agreement.hpp"
#include "domain/case/commands.hpp"
#include "domain/case/events.hpp"
#include "domain/mission/mission.hpp"

namespace hospitium {
namespace {

/// The meeting that a case or an agreement says it came from.
struct Origin {
  Id<Dossier> mission;
  Id<Meeting> meeting;
};

template <class Source>
std::optional<Origin> origin_in(const Source& source) {
  if (!source.mission || !source.meeting) return std::nullopt;
  return Origin{*source.mission, *source.meeting};
}

std::optional<Origin> origin_of(const ledger::FeedEntry& entry) {
  if (const auto opened = entry.as<cases::CaseOpened>()) return origin_in(opened->source);
  if (const auto opened = entry.as<agreements::AgreementOpened>()) return origin_in(opened->terms);
  if (const auto edited = entry.as<agreements::AgreementEdited>()) return origin_in(edited->terms);
  return std::nullopt;
}

/// A mission's meeting learns of each case and agreement that names it as its source (MISSION S0d: traced to agreements and patients).
std::vector<ledger::Follow> link_to_meeting(const ledger::FeedEntry& entry) {
  const auto origin = origin_of(entry);
  if (!origin) return {};
  auto body = json::parse(json::write(missions::LinkResult{origin->meeting, entry.dossier}));
  return {{origin->mission, Kind::Mission, "link_result", *std::move(body)}};
}

std::optional<Id<Dossier>> agreement_of(const ledger::FeedEntry& entry) {
  if (const auto planned = entry.as<missions::MissionPlanned>()) return planned->terms.agreement;
  if (const auto edited = entry.as<missions::MissionEdited>()) return edited->terms.agreement;
  return std::nullopt;
}

/// An agreement learns of each mission that travels under it.
std::vector<ledger::Follow> link_to_agreement(const ledger::FeedEntry& entry) {
  const auto agreement = agreement_of(entry);
  if (!agreement) return {};
  auto body = json::parse(json::write(agreements::LinkMission{entry.dossier}));
  return {{*agreement, Kind::Agreement, "link_mission", *std::move(body)}};
}

/// The case into which another one is merged learns of it, and when that one goes on by itself again.
std::vector<ledger::Follow> tell_merge(const ledger::FeedEntry& entry) {
  if (const auto merged = entry.as<cases::CaseMerged>())
    return {{merged->into, Kind::Case, "note_merge", json::parse(json::write(cases::NoteMerge{entry.dossier, merged->number})).value()}};
  const auto reopened = entry.as<cases::CaseReopened>();
  if (!reopened || !reopened->merged_into) return {};
  return {{*reopened->merged_into, Kind::Case, "undo_merge", json::parse(json::write(cases::UndoMerge{entry.dossier})).value()}};
}

}  // namespace

std::vector<ledger::ProcessManager> process_managers() {
  return {{"meeting_results", link_to_meeting, ledger::names_of<cases::CaseOpened, agreements::AgreementOpened, agreements::AgreementEdited>()},
          {"agreement_missions", link_to_agreement, ledger::names_of<missions::MissionPlanned, missions::MissionEdited>()},
          {"merged_cases", tell_merge, ledger::names_of<cases::CaseMerged, cases::CaseReopened>()}};
}

}  // namespace hospitium
