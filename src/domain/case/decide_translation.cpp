// Translations of records by people: brought by the coordinator, or asked of a bureau, which takes part until it delivers.
#include <algorithm>

#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

bool is_original(const State& state, Id<Record> id) { return std::ranges::count(state.records, id, &RecordRef::id) > 0; }

/// One that is still wanted: NoSuchPart at /assignment otherwise.
Result<const AssignmentPart*> wanted_assignment(const State& state, Id<Assignment> id) {
  const auto* assignment = find_assignment(state, id);
  if (!assignment || assignment->state != AssignmentState::Asked) return refuse(Code::NoSuchPart, "/assignment");
  return assignment;
}

bool stands(const TranslationPart& made, const AssignmentPart& assignment) { return made.assignment == assignment.id && made.state >= assignment.wanted; }

bool deliverable(const State& state, const AssignmentPart& assignment) {
  const auto made = [&](const TranslationPart& one) { return stands(one, assignment); };
  return assignment.state == AssignmentState::Asked && std::ranges::any_of(state.translations, made);
}

/// Of the record and into the language that were asked for, by whom it was asked of.
Result<Unit> check_assigned(const State& state, const AddTranslation& asked, const Actor& actor) {
  TRY(const auto* assignment, wanted_assignment(state, *asked.assignment));
  if (assignment->party != actor.party) return refuse(Code::NoSuchPart, "/assignment");
  if (assignment->record != asked.record.of) return refuse(Code::NoSuchPart, "/record/of");
  if (assignment->language != *asked.record.language) return refuse(Code::OutOfRange, "/record/language");
  return Unit{};
}

/// A draft gives way to the next one of the same assignment; what was reviewed stands.
Result<Unit> check_replaced(const State& state, const AddTranslation& asked) {
  const auto* before = find_translation(state, *asked.record.replaces);
  if (!before || !before->assignment || before->assignment != asked.assignment) return refuse(Code::NoSuchPart, "/record/replaces");
  if (before->state != TranslationState::Draft) return refuse(Code::VersionConflict, "/record/replaces");
  return Unit{};
}

}  // namespace

Result<Unit> ready(const State& state, const AddTranslation&, const Facts&) { return check_recorded(state, "/record/of"); }
Decided rule(const State& state, const AddTranslation& asked, const Facts& facts) {
  TRY_DO(check_new(state, asked.record, state.translations.size()));
  if (!asked.record.of || !is_original(state, *asked.record.of)) return refuse(Code::NoSuchPart, "/record/of");
  if (!asked.record.language) return refuse(Code::Required, "/record/language");
  TRY_DO(check_language(*asked.record.language, "/record/language"));
  if (asked.assignment) TRY_DO(check_assigned(state, asked, facts.actor));
  if (asked.record.replaces) TRY_DO(check_replaced(state, asked));
  return happened(TranslationAdded{identified(asked.record, facts), asked.translator, asked.assignment});
}

Result<Unit> ready(const State& state, const SettleTranslation&, const Facts&) {
  if (state.translations.empty()) return refuse(Code::NoSuchPart, "/record");
  const bool open = std::ranges::any_of(state.translations, [](const TranslationPart& part) { return part.state < TranslationState::Certified; });
  return open ? Result<Unit>(Unit{}) : refuse(Code::AlreadyDone, "/state");
}
Decided rule(const State& state, const SettleTranslation& asked, const Facts&) {
  const auto* found = find_translation(state, asked.record);
  if (!found) return refuse(Code::NoSuchPart, "/record");
  if (asked.assignment) {
    TRY(const auto* assignment, wanted_assignment(state, *asked.assignment));
    if (found->assignment != assignment->id) return refuse(Code::NoSuchPart, "/record");
    if (asked.state > assignment->wanted) return refuse(Code::OutOfRange, "/state");
  }
  if (asked.state <= found->state) return refuse(Code::AlreadyDone, "/state");
  return happened(TranslationSettled{asked.record, asked.state, found->assignment});
}

Result<Unit> ready(const State& state, const AskTranslation&, const Facts&) {
  if (state.assignments.size() >= kMostAssignments) return refuse(Code::TooMany, "/record");
  return check_recorded(state, "/record");
}
/// The patient's consent comes first, as with a clinic: a translator reads the record as it is.
Decided rule(const State& state, const AskTranslation& asked, const Facts& facts) {
  if (!is_original(state, asked.record)) return refuse(Code::NoSuchPart, "/record");
  TRY_DO(check_type(facts, asked.party, {PartyType::TranslationBureau}, "/party"));
  if (!consent_in_force(state, asked.party, facts.now)) return refuse(Code::ConsentMissing, "/party");
  TRY_DO(check_language(asked.language, "/language"));
  if (find_record(state, asked.record)->language == asked.language) return refuse(Code::OutOfRange, "/language");
  TRY_DO(check_coming(facts, asked.due, "/due"));
  const auto same = [&](const AssignmentPart& one) {
    return one.state == AssignmentState::Asked && one.record == asked.record && one.language == asked.language;
  };
  if (std::ranges::any_of(state.assignments, same)) return refuse(Code::AlreadyDone, "/language");
  return happened(TranslationAsked{facts.fresh_id<Assignment>(0), asked.record, asked.party, asked.language, asked.wanted, asked.due});
}

Result<Unit> ready(const State& state, const DeliverTranslation&, const Facts&) {
  const bool any = std::ranges::any_of(state.assignments, [&](const AssignmentPart& one) { return deliverable(state, one); });
  return any ? Result<Unit>(Unit{}) : refuse(Code::TranslationMissing, "/assignment");
}
Decided rule(const State& state, const DeliverTranslation& asked, const Facts&) {
  TRY(const auto* assignment, wanted_assignment(state, asked.assignment));
  if (!deliverable(state, *assignment)) return refuse(Code::TranslationMissing, "/assignment");
  return happened(TranslationDelivered{asked.assignment});
}

Result<Unit> ready(const State& state, const ReleaseTranslator&, const Facts&) {
  const bool any = std::ranges::count(state.assignments, AssignmentState::Asked, &AssignmentPart::state) > 0;
  return any ? Result<Unit>(Unit{}) : refuse(Code::NoSuchPart, "/assignment");
}
Decided rule(const State& state, const ReleaseTranslator& asked, const Facts&) {
  TRY_DO(wanted_assignment(state, asked.assignment));
  return happened(TranslatorReleased{asked.assignment});
}

}  // namespace hospitium::cases
