#include "domain/agreement/decide.hpp"

#include "base/json.hpp"
#include "domain/agreement/rules.hpp"

namespace hospitium::agreements {

namespace {

void add(Needs&, const State&, const auto&) {}

/// Its day is over where its owner is.
void count(Needs& needs, const State& state, Id<Commitment> id) {
  if (const auto* commitment = find_commitment(state, id)) needs.calendars.push_back({commitment->terms.owner, {}});
}

void add_terms(Needs& needs, const Terms& terms) {
  needs.parties.insert(needs.parties.end(), terms.parties.begin(), terms.parties.end());
  if (terms.renews) needs.dossiers.push_back(*terms.renews);
  if (terms.mission) needs.dossiers.push_back(*terms.mission);
}

void add(Needs& needs, const State&, const OpenAgreement& asked) { add_terms(needs, asked.terms); }
void add(Needs& needs, const State&, const EditAgreement& asked) { add_terms(needs, asked.terms); }
void add(Needs& needs, const State& state, const SignAgreement&) { needs.calendars.push_back({state.owner, {}}); }
void add(Needs& needs, const State&, const LinkMission& asked) { needs.dossiers.push_back(asked.mission); }
void add(Needs& needs, const State&, const AddCommitment& asked) {
  needs.parties.push_back(asked.terms.owner);
  needs.calendars.push_back({asked.terms.owner, {}});
}
void add(Needs& needs, const State& state, const FulfilCommitment& asked) { count(needs, state, asked.commitment); }
void add(Needs& needs, const State& state, const MoveCommitment& asked) { count(needs, state, asked.commitment); }

}  // namespace

Needs needs(const State& state, const Command& command) {
  Needs needs;
  std::visit([&](const auto& asked) { add(needs, state, asked); }, command);
  return needs;
}

Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts) {
  const auto opened = state.owner.nil() ? Opened::No : Opened::Yes;
  TRY_DO(check_stage(kTable, state.stage, opened, json::held_name(command)));
  return std::visit([&](const auto& asked) { return rule(state, asked, facts); }, command);
}

}  // namespace hospitium::agreements
