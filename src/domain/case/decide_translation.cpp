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

/// Whoever something is asked of names what is theirs, and learns from what may be done now nothing of what was asked of others.
Result<Unit> check_named(const State& state, std::optional<Id<Assignment>> id, const Actor& actor) {
  const bool asked = std::ranges::count(state.assignments, actor.party, &AssignmentPart::party) > 0;
  if (!id) return asked ? refuse(Code::NoSuchPart, "/assignment") : Result<Unit>(Unit{});
  TRY(const auto* assignment, wanted_assignment(state, *id));
  return asked && assignment->party != actor.party ? refuse(Code::NoSuchPart, "/assignment") : Result<Unit>(Unit{});
}

/// The newest that was made for it is as far as was asked: an older one does not stand for a draft that came after it.
bool deliverable(const State& state, const AssignmentPart& assignment) {
  const TranslationPart* newest = nullptr;
  for (const auto& one : state.translations)
    if (one.assignment == assignment.id) newest = &one;
  return newest && newest->state >= assignment.wanted;
}

/// How many count against the same limit: each assignment has its own, so that one bureau fills up nobody else's.
std::size_t beside(const State& state, std::optional<Id<Assignment>> assignment) {
  return static_cast<std::size_t>(std::ranges::count_if(state.translations, [&](const TranslationPart& one) {
    return one.assignment == assignment && (!assignment || one.state != TranslationState::Draft);
  }));
}

std::optional<Id<Record>> draft_of(const State& state, Id<Assignment> assignment) {
  std::optional<Id<Record>> draft;
  for (const auto& one : state.translations)
    if (one.assignment == assignment && one.state == TranslationState::Draft) draft = one.record.id;
  return draft;
}

/// Of the record and into the language that were asked for.
Result<Unit> check_assigned(const State& state, const AddTranslation& asked) {
  const auto* assignment = find_assignment(state, *asked.assignment);
  if (assignment->record != asked.record.of) return refuse(Code::NoSuchPart, "/record/of");
  if (assignment->language != *asked.record.language) return refuse(Code::OutOfRange, "/record/language");
  return Unit{};
}

/// A draft gives way to the next one of the same assignment, named or not; what was reviewed stands.
Result<Unit> check_replaced(const State& state, const AddTranslation& asked) {
  const auto* before = find_translation(state, *asked.record.replaces);
  if (!before || !before->assignment || before->assignment != asked.assignment) return refuse(Code::NoSuchPart, "/record/replaces");
  if (before->state != TranslationState::Draft) return refuse(Code::VersionConflict, "/record/replaces");
  return Unit{};
}

}  // namespace

/// For an assignment by whom it was asked of.
Result<Unit> ready(const State& state, const AddTranslation& asked, const Facts& facts) {
  TRY_DO(check_named(state, asked.assignment, facts.actor));
  if (asked.assignment && find_assignment(state, *asked.assignment)->party != facts.actor.party) return refuse(Code::NoSuchPart, "/assignment");
  return check_recorded(state, "/record/of");
}
Decided rule(const State& state, const AddTranslation& asked, const Facts& facts) {
  const auto before = beside(state, asked.assignment);
  TRY_DO(check_new(state, asked.record, asked.assignment ? 0 : before));
  if (!asked.record.of || !is_original(state, *asked.record.of)) return refuse(Code::NoSuchPart, "/record/of");
  if (!asked.record.language) return refuse(Code::Required, "/record/language");
  TRY_DO(check_language(*asked.record.language, "/record/language"));
  if (asked.assignment) TRY_DO(check_assigned(state, asked));
  if (asked.record.replaces) TRY_DO(check_replaced(state, asked));
  if (asked.assignment && before >= kMostFinished) return refuse(Code::TooMany, "/record");
  auto record = identified(asked.record, facts);
  if (asked.assignment && !record.replaces) record.replaces = draft_of(state, *asked.assignment);
  return happened(TranslationAdded{record, asked.translator, asked.assignment});
}

Result<Unit> ready(const State& state, const SettleTranslation& asked, const Facts& facts) {
  TRY_DO(check_named(state, asked.assignment, facts.actor));
  const auto furthest = asked.assignment ? find_assignment(state, *asked.assignment)->wanted : TranslationState::Certified;
  const auto meant = [&](const TranslationPart& part) { return !asked.assignment || part.assignment == asked.assignment; };
  if (std::ranges::none_of(state.translations, meant)) return refuse(Code::NoSuchPart, "/record");
  const bool open = std::ranges::any_of(state.translations, [&](const TranslationPart& part) { return meant(part) && part.state < furthest; });
  return open ? Result<Unit>(Unit{}) : refuse(Code::AlreadyDone, "/state");
}
Decided rule(const State& state, const SettleTranslation& asked, const Facts&) {
  const auto* found = find_translation(state, asked.record);
  if (!found) return refuse(Code::NoSuchPart, "/record");
  if (asked.assignment) {
    if (found->assignment != asked.assignment) return refuse(Code::NoSuchPart, "/record");
    if (asked.state > find_assignment(state, *asked.assignment)->wanted) return refuse(Code::OutOfRange, "/state");
  }
  if (asked.state <= found->state) return refuse(Code::AlreadyDone, "/state");
  return happened(TranslationSettled{asked.record, asked.state, found->assignment});
}

Result<Unit> ready(const State& state, const AskTranslation&, const Facts& facts) {
  TRY_DO(check_represented(state, facts));
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
  return happened(TranslationAsked{facts.fresh_id<Assignment>(0), asked.record, asked.party, asked.language, asked.wanted, asked.due,
                                  facts.common_days({{asked.party, {}}}).over(asked.due)});
}

Result<Unit> ready(const State& state, const DeliverTranslation& asked, const Facts& facts) {
  TRY_DO(check_named(state, asked.assignment, facts.actor));
  return deliverable(state, *find_assignment(state, asked.assignment)) ? Result<Unit>(Unit{}) : refuse(Code::TranslationMissing, "/assignment");
}
Decided rule(const State&, const DeliverTranslation& asked, const Facts&) { return happened(TranslationDelivered{asked.assignment}); }

Result<Unit> ready(const State& state, const ReleaseTranslator& asked, const Facts& facts) { return check_named(state, asked.assignment, facts.actor); }
Decided rule(const State&, const ReleaseTranslator& asked, const Facts&) { return happened(TranslatorReleased{asked.assignment}); }

}  // namespace hospitium::cases
