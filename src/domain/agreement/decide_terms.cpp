// The agreement itself: who, where, for what, from when until when (MISSION.md S0a, S0e).
#include <algorithm>

#include "domain/agreement/rules.hpp"

namespace hospitium::agreements {
namespace {

Result<Unit> check_parties(const std::vector<Id<Party>>& parties, const Facts& facts) {
  if (parties.size() < 2) return refuse(Code::Required, "/terms/parties");
  if (parties.size() > kMostParties) return refuse(Code::TooMany, "/terms/parties");
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const std::string field = "/terms/parties/" + std::to_string(i);
    TRY_DO(check_active(facts, parties[i], field));
    if (std::ranges::count(parties, parties[i]) > 1) return refuse(Code::OutOfRange, field);
  }
  return Unit{};
}

Result<Unit> check_places(const std::vector<Place>& places) {
  if (places.empty()) return refuse(Code::Required, "/terms/places");
  if (places.size() > kMostPlaces) return refuse(Code::TooMany, "/terms/places");
  return Unit{};
}

/// A link that stays as it was is not asked about again: one party's official may not know the other's mission.
Result<Unit> check_links(const Terms& terms, const Terms& before, const Facts& facts) {
  if (terms.renews && terms.renews != before.renews) TRY_DO(check_kind(facts, *terms.renews, Kind::Agreement, "/terms/renews"));
  if (terms.mission == before.mission && terms.meeting == before.meeting) return Unit{};
  return check_meeting(facts, terms.mission, terms.meeting, "/terms");
}

Result<Unit> check_terms(const Terms& terms, const Terms& before, const Facts& facts) {
  TRY_DO(check_parties(terms.parties, facts));
  TRY_DO(check_places(terms.places));
  TRY_DO(check_order(terms.signed_on, terms.valid_until, "/terms/valid_until"));
  return check_links(terms, before, facts);
}

/// The last day is over where the owner is.
std::optional<Instant> over_at(const State& state, const Facts& facts) {
  const auto& last = state.terms.valid_until;
  return last ? facts.common_days({{state.owner, {}}}).over(*last) : std::nullopt;
}

}  // namespace

Decided rule(const State& state, const OpenAgreement& asked, const Facts& facts) {
  TRY_DO(check_active(facts, facts.actor.party, ""));
  TRY_DO(check_terms(asked.terms, state.terms, facts));
  return happened(AgreementOpened{asked.terms, facts.actor.party, facts.number});
}

Decided rule(const State& state, const EditAgreement& asked, const Facts& facts) {
  TRY_DO(check_terms(asked.terms, state.terms, facts));
  return happened(AgreementEdited{asked.terms});
}

Decided rule(const State& state, const SignAgreement& asked, const Facts& facts) {
  TRY_DO(check_happened(facts, asked.on, "/on"));
  TRY_DO(check_order(asked.on, state.terms.valid_until, "/on"));
  return happened(AgreementSigned{asked.on, over_at(state, facts)});
}

Decided rule(const State& state, const EndAgreement& asked, const Facts& facts) {
  TRY_DO(check_happened(facts, asked.on, "/on"));
  TRY_DO(check_order(state.terms.signed_on, asked.on, "/on"));
  return happened(AgreementEnded{asked.on, asked.reason});
}

/// From the agreement to what came of it: each mission that travels under it, once.
Decided rule(const State& state, const LinkMission& asked, const Facts& facts) {
  TRY_DO(check_kind(facts, asked.mission, Kind::Mission, "/mission"));
  if (std::ranges::count(state.missions, asked.mission)) return refuse(Code::AlreadyDone, "/mission");
  if (state.missions.size() >= kMostMissions) return refuse(Code::TooMany, "/mission");
  return happened(MissionLinked{asked.mission});
}

Decided rule(const State&, const AddNote& asked, const Facts&) { return happened(NoteAdded{asked.text}); }

}  // namespace hospitium::agreements
