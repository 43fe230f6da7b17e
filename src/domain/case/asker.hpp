// For tests: what may be asked of a case at random, and by whom.
#pragma once
#include "domain/case/story.hpp"
#include "domain/test_walk.hpp"

namespace hospitium::cases {

inline const std::vector<Id<Party>> kParties{kAgency,    kAuthority, kHospital,   kHospital, kRival,   kRival,
                                      kUnlicensed, kSuspended, kInsurer,    kFoundation, kOffice, kStranger,
                                      kBureau,     kBureau};

/// Fills commands with what is mostly sensible for the state and sometimes not.
class Asker {
 public:
  Asker(Dice& dice, const Story& story) : dice_(dice), story_(story) {}

  void operator()(OpenCase& asked) {
    asked = dice_.one_in(3) ? approved_enquiry() : enquiry();
    if (dice_.one_in(8)) asked.patient.nationality = Place{"VN"};
    if (dice_.one_in(8)) asked.referrer = party();
    if (dice_.one_in(8)) asked.coordinator = party();
    if (dice_.one_in(8)) asked.destination = asked.origin;
  }
  void operator()(EditPatient& asked) { asked.patient = enquiry().patient; }
  void operator()(EditWish& asked) { asked.wish = enquiry().wish; }
  void operator()(AttachRecord& asked) {
    const auto number = static_cast<std::uint32_t>(dice_.below(500));
    asked.record = number % 2 ? paper(number) : record(number);
  }
  void operator()(MarkRecord& asked) { asked = {record(static_cast<std::uint32_t>(dice_.below(500))).id, dice_.one_in(2)}; }
  void operator()(ConfirmSummary& asked) {
    asked.record = record(500 + static_cast<std::uint32_t>(dice_.below(300)));
    if (!story_.state.summaries.empty() && dice_.one_in(2)) asked.record.replaces = dice_.pick(story_.state.summaries).record.id;
  }
  void operator()(AddTranslation& asked) {
    asked.record = record(800 + static_cast<std::uint32_t>(dice_.below(300)));
    asked.record.of = record(static_cast<std::uint32_t>(dice_.below(500))).id;
    asked.record.language = Word(dice_.one_in(9) ? "not a language" : "ru");
    if (const auto wanted = assignment(); wanted && dice_.one_in(2)) {
      asked.assignment = wanted->id;
      asked.record.of = wanted->record;
      asked.record.language = wanted->language;
    }
    if (!story_.state.translations.empty() && dice_.one_in(3)) asked.record.replaces = dice_.pick(story_.state.translations).record.id;
  }
  void operator()(AskTranslation& asked) {
    asked = {record(0).id, dice_.one_in(4) ? party() : kBureau, Word(dice_.one_in(9) ? "not a language" : dice_.one_in(2) ? "ru" : "ko"), dice_.any<TranslationState>(), soon()};
    if (!story_.state.records.empty()) asked.record = dice_.pick(story_.state.records).id;
  }
  void operator()(DeliverTranslation& asked) { asked.assignment = assignment_id(); }
  void operator()(ReleaseTranslator& asked) { asked.assignment = assignment_id(); }
  void operator()(MergeCase& asked) {
    asked.into = dice_.pick(std::vector{kTwin, kUnlike, kForeign, kOver, kMission});
    if (dice_.one_in(2)) asked.reason = Note("Her maiden name");
  }
  void operator()(NoteMerge& asked) { asked = {other_case(), "VN-2026-00001"}; }
  void operator()(UndoMerge& asked) { asked.dossier = other_case(); }
  void operator()(SettleTranslation& asked) {
    if (!story_.state.translations.empty()) asked.record = dice_.pick(story_.state.translations).record.id;
    asked.state = dice_.any<TranslationState>();
    if (const auto wanted = assignment(); wanted && dice_.one_in(2)) asked.assignment = wanted->id;
  }
  void operator()(GrantConsent& asked) { asked = {party(), dice_.maybe(soon()), dice_.any<AcceptanceChannel>()}; }
  void operator()(RevokeConsent& asked) { asked.party = party(); }
  void operator()(ApproveCase&) {}
  void operator()(RefuseApproval& asked) { asked = {dice_.any<RefusalGround>(), Note("Treatable at home")}; }
  void operator()(WantInformation& asked) { asked.question = Note("What does the council say?"); }
  void operator()(AnswerAuthority& asked) { asked.answer = Note("Attached"); }
  void operator()(AppealRefusal& asked) { asked.grounds = Note("Nobody does this here"); }
  void operator()(RecordAppeal& asked) { asked = {Note("Nobody does this here"), dice_.any<AcceptanceChannel>()}; }
  void operator()(DecideAppeal& asked) { asked = {dice_.any<AppealOutcome>(), Note("So it is")}; }
  void operator()(RequestReferral& asked) { asked = {party(), Note("Can you treat?")}; }
  void operator()(AskInformation& asked) {
    asked = {referral(), dice_.maybe(Note("A newer image?"))};
    if (dice_.one_in(2)) asked.call = CallTerms{Word(dice_.one_in(8) ? "ask the desk" : "+7 812 5550100"), dice_.maybe(Line("after four")), {}};
  }
  void operator()(ProveRepresentative& asked) {
    asked = {person(), record(0).id};
    if (!story_.state.records.empty()) asked.record = dice_.pick(story_.state.records).id;
  }
  void operator()(GiveInformation& asked) { asked = {referral(), Note("Attached")}; }
  void operator()(DeclineReferral& asked) { asked = {referral(), dice_.any<DeclineReason>(), {}, dice_.maybe(party())}; }
  void operator()(MakeOffer& asked) {
    asked = {referral(), offer_terms()};
    asked.terms.valid_until = soon();
    asked.terms.lines[0].quantity = dice_.maybe(1);
    if (dice_.one_in(10)) ++asked.terms.total.minor;
  }
  void operator()(RecordAcceptance& asked) { asked = {referral(), dice_.any<AcceptanceChannel>(), {}}; }
  void operator()(RecordFunding& asked) { asked = {dice_.any<FundingKind>(), soon(), {}, dice_.maybe(party()), {}}; }
  void operator()(RecordVisa& asked) { asked = {dice_.any<VisaKind>(), soon(), dice_.maybe(soon()), {}}; }
  void operator()(RecordTravel& asked) { asked = {soon(), dice_.maybe(soon()), {}}; }
  void operator()(PostMessage& asked) { asked = {Note("Hello"), Word("vi"), dice_.maybe(referral()), dice_.one_in(3) ? dice_.maybe(party()) : std::nullopt, mentions()}; }
  void operator()(AddNote& asked) { asked = {Note("Remember"), mentions(), dice_.maybe(referral()), {}}; }
  void operator()(AssignCase& asked) { asked.user = dice_.maybe(test_id<User>(3, static_cast<std::uint32_t>(1 + dice_.below(3)))); }
  void operator()(AddKeyword& asked) { asked.keyword = Keyword(fmt::format("word {}", dice_.below(14))); }
  void operator()(RemoveKeyword& asked) {
    asked.keyword = Keyword("none");
    if (!story_.state.keywords.empty()) asked.keyword = dice_.pick(story_.state.keywords);
  }
  void operator()(TranslateOffer& asked) { asked = {referral(), Word(dice_.one_in(2) ? "mn" : "ar"), {Note("Мэс засал"), {}, {}, {}, {}}}; }
  void operator()(AdmitPatient& asked) { asked.user = test_id<User>(3, static_cast<std::uint32_t>(dice_.below(12))); }
  void operator()(InvitePerson& asked) { asked.person = daughter(dice_.any<PersonMay>()); }
  void operator()(MakeLink& asked) { asked.person = person(); }
  void operator()(DismissPerson& asked) { asked.person = person(); }
  void operator()(AddCompanion& asked) { asked.terms = companion(); }
  void operator()(EditCompanion& asked) { asked = {one_companion(), companion()}; }
  void operator()(RemoveCompanion& asked) { asked.companion = one_companion(); }
  void operator()(auto& asked) {
    if constexpr (requires { asked.on; }) asked.on = soon();
    if constexpr (requires { asked.referral; }) asked.referral = referral();
    if constexpr (requires { asked.reason.size(); }) asked.reason = Note("No");
  }

 private:
  std::optional<AssignmentPart> assignment() { return story_.state.assignments.empty() ? std::nullopt : std::optional(dice_.pick(story_.state.assignments)); }
  Id<Assignment> assignment_id() {
    const auto one = assignment();
    return one ? one->id : test_id<Assignment>(9, 0);
  }
  Id<Dossier> other_case() { return test_id<Dossier>(2, static_cast<std::uint32_t>(10 + dice_.below(4))); }
  CompanionTerms companion() {
    auto terms = son();
    if (dice_.one_in(6)) terms.languages.emplace_back("not a language");
    return terms;
  }
  Id<Companion> one_companion() {
    if (story_.state.companions.empty() || dice_.one_in(20)) return test_id<Companion>(9, 0);
    return dice_.pick(story_.state.companions).id;
  }
  Id<Party> party() { return dice_.pick(kParties); }
  std::vector<Id<User>> mentions() { return {dice_.below(3), test_id<User>(3, static_cast<std::uint32_t>(1 + dice_.below(4)))}; }
  Day soon() { return {story_.today().days + dice_.between(-2, 6)}; }
  Id<User> person() {
    if (!story_.state.patient_users.empty() && dice_.one_in(6)) return dice_.pick(story_.state.patient_users);
    if (story_.state.persons.empty() || dice_.one_in(20)) return test_id<User>(3, 99);
    return dice_.pick(story_.state.persons).id;
  }
  Id<Referral> referral() {
    if (story_.state.referrals.empty() || dice_.one_in(20)) return test_id<Referral>(9, 0);
    return dice_.pick(story_.state.referrals).id;
  }

  Dice& dice_;
  const Story& story_;
};

inline bool ending(const Command& command) {
  return std::holds_alternative<WithdrawCase>(command) || std::holds_alternative<WithdrawWish>(command) || std::holds_alternative<RefuseCase>(command) ||
         std::holds_alternative<RecordDeath>(command) || std::holds_alternative<MergeCase>(command);
}

/// Mostly what the stage table allows, so that walks get far; endings are rare.
inline Command next_command(Dice& dice, const Story& story) {
  for (int tries = 0;; ++tries) {
    auto command = random_command<Command>(dice, Asker(dice, story));
    const bool fits = story.state.owner.nil() ? std::holds_alternative<OpenCase>(command)
                                              : find_row(kTable, json::held_name(command))->stages & stage_bit(story.state.stage);
    if (tries < 20 && ((!fits && !dice.one_in(30)) || (ending(command) && !dice.one_in(15)))) continue;
    return command;
  }
}

/// Whoever it may be who acts: the side that asks, each authority, somebody of the family.
inline void seat(Dice& dice, Story& story) {
  const auto* level = awaited_level(story.state);
  if (!story.state.assignments.empty() && dice.one_in(4)) return static_cast<void>(story.translator());
  if (story.state.stage != Stage::Approval || !level || dice.one_in(6)) return static_cast<void>(story.coordinator());
  story.of(level->appeal && level->appeal->state == AppealState::Asked ? appeal_body(*level) : *level->rule.authority);
  if (dice.one_in(12)) story.of(kMinistry);
}

/// Some walks start late, so that rare stages are walked as well.
inline void lead_in(Dice& dice, Story& story) {
  for (std::uint32_t number = 1; number < 4; ++number) story.colleagues(kOffice, {test_id<User>(3, number)});
  story.accounts({5, 6, 7, 8, 9, 10, 11, 77});
  if (dice.one_in(2)) story.facts.corridors[0].levels = two_levels();
  switch (dice.below(7)) {
    case 4: story.at_home(); break;
    case 0: story.choosing(); break;
    case 1: story.funding(); break;
    case 2: story.treatment(); break;
    case 3: story.told(); break;
    case 5: dice.one_in(2) ? story.translating() : story.translated(); break;
    default: break;
  }
}

}  // namespace hospitium::cases
