#include "domain/mission/decide.hpp"

#include "base/json.hpp"
#include "domain/mission/rules.hpp"

namespace hospitium::missions {

namespace {

void add(Needs&, const auto&) {}

void add_terms(Needs& needs, const Terms& terms) {
  if (terms.agreement) needs.dossiers.push_back(*terms.agreement);
}

void add(Needs& needs, const PlanMission& asked) { add_terms(needs, asked.terms); }
void add(Needs& needs, const EditMission& asked) { add_terms(needs, asked.terms); }
void add(Needs& needs, const AddDelegate& asked) { needs.parties.push_back(asked.party); }
void add(Needs& needs, const AddHost& asked) { needs.parties.push_back(asked.party); }
void add(Needs& needs, const LinkResult& asked) { needs.dossiers.push_back(asked.dossier); }

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

}  // namespace hospitium::missions
