#include "domain/agreement/views.hpp"

#include <algorithm>

#include "domain/agreement/table.hpp"

namespace hospitium::agreements {
namespace {

CommitmentView commitment_view(const CommitmentPart& part, const NameParty& name) {
  const auto& terms = part.terms;
  return {part.id,          terms.text,       terms.topic, name(terms.owner), terms.due,
          terms.recurrence, terms.alarm_days, part.state, part.done_on};
}

bool names_commitment(std::string_view command) {
  return command == "fulfil_commitment" || command == "move_commitment" || command == "drop_commitment";
}

}  // namespace

std::vector<CommandChoice> choices(const State& state, const Facts&) {
  std::vector<CommandChoice> list;
  for (const auto& row : kTable) {
    if (row.giver == Giver::System || !(row.stages & stage_bit(state.stage))) continue;
    if (!names_commitment(row.command)) list.push_back({std::string(row.command), {}, {}});
    else
      for (const auto& commitment : state.commitments)
        if (commitment.state == CommitmentState::Open) list.push_back({std::string(row.command), commitment.id, {}});
  }
  return list;
}

AgreementView view_of(Id<Dossier> id, const State& state, const Projection& projection, const NameParty& name) {
  AgreementView view;
  view.id = id;
  view.number = state.number;
  view.stage = state.stage;
  view.owner = name(state.owner);
  view.terms = state.terms;
  for (const auto& party : state.terms.parties) view.parties.push_back(name(party));
  for (const auto& commitment : state.commitments) view.commitments.push_back(commitment_view(commitment, name));
  std::ranges::sort(view.commitments, {}, [](const CommitmentView& c) { return std::tuple(c.state, c.due, c.id); });
  view.ended_on = state.ended_on;
  for (const auto& clock : projection.clocks) view.tasks.push_back(task_view(clock, state.owner, name));
  return view;
}

}  // namespace hospitium::agreements
