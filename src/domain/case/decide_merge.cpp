// Two cases of one person: one is merged into the other by ending, and remembers it. Both have the same coordinator.
#include <algorithm>

#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

/// The case that goes on: another one of the same coordinator, under way.
Result<const DossierFact*> going_on(const State& state, const MergeCase& asked, const Facts& facts) {
  TRY_DO(check_kind(facts, asked.into, Kind::Case, "/into"));
  const auto* other = facts.dossier(asked.into);
  if (other->number == state.number) return refuse(Code::OutOfRange, "/into");
  if (other->owner != state.owner) return refuse(Code::MergeElsewhere, "/into");
  const auto stage = value_of<Stage>(other->stage);
  if (!stage || ended(*stage)) return refuse(Code::WrongStage, "/into", {{"stage", other->stage}});
  if (other->merged >= static_cast<std::int32_t>(kMostMerged)) return refuse(Code::TooMany, "/into");
  return other;
}

}  // namespace

/// Only before treatment, so that nobody's treatment is ever counted less: of two cases the one that is further goes on.
Decided rule(const State& state, const MergeCase& asked, const Facts& facts) {
  TRY(const auto* other, going_on(state, asked, facts));
  if (!other->alike && !asked.reason) return refuse(Code::Required, "/reason");
  return happened(CaseMerged{asked.into, other->number, state.number, asked.reason}, CaseClosed{});
}

Decided rule(const State& state, const NoteMerge& asked, const Facts&) {
  if (std::ranges::count(state.merged, asked.dossier, &MergePart::dossier)) return refuse(Code::AlreadyDone, "/dossier");
  if (state.merged.size() >= kMostNoted) return refuse(Code::TooMany, "/dossier");
  return happened(MergeNoted{asked.dossier, asked.number});
}

Decided rule(const State& state, const UndoMerge& asked, const Facts&) {
  if (!std::ranges::count(state.merged, asked.dossier, &MergePart::dossier)) return refuse(Code::NoSuchPart, "/dossier");
  return happened(MergeUndone{asked.dossier});
}

}  // namespace hospitium::cases
