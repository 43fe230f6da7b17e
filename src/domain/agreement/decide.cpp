#include "domain/agreement/decide.hpp"

#include "base/json.hpp"
#include "domain/agreement/rules.hpp"

namespace hospitium::agreements {

namespace {

void add(Needs&, const auto&) {}

void add_terms(Needs& needs, const Terms& terms) {
  needs.parties.insert(needs.parties.end(), terms.parties.begin(), terms.parties.end());
  if (terms.renews) needs.dossiers.push_back(*terms.renews);
  if (terms.mission) needs.dossiers.push_back(*terms.mission);
}

void add(Needs& needs, const OpenAgreement& asked) { add_terms(needs, asked.terms); }
void add(Needs& needs, const EditAgreement& asked) { add_terms(needs, asked.terms); }
void add(Needs& needs, const LinkMission& asked) { needs.dossiers.push_back(asked.mission); }
void add(Needs& needs, const AddCommitment& asked) { needs.parties.push_back(asked.terms.owner); }

}  // namespace

Needs needs(const State&, const Command& command) {
  Needs needs;
  std::visit([&](const auto& asked) { add(needs, asked); }, command);
  return needs;
}

Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts) {
  const auto opened = state.owner.nil() ? Opened::No : Opened::Yes;
  TRY_DO(check_stage(kTable, state.stage, opened, json::held_name(command)));
  return std::visit([&](const auto& asked) { return rule(state, asked, facts); }, command);
}

}  // namespace hospitium::agreements
