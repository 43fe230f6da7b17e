// Random walks through cases: whatever is asked in whatever order, these things hold after every step.
#include <map>

#include "domain/case/story.hpp"
#include "domain/test_walk.hpp"

namespace hospitium::cases {
namespace {

constexpr std::size_t kSteps = 1'000'000, kLongestWalk = 120;
const std::vector<Id<Party>> kParties{kAgency,    kAuthority, kHospital,   kHospital, kRival,   kRival,
                                      kUnlicensed, kSuspended, kInsurer,    kFoundation, kOffice, kStranger};

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
  void operator()(AttachRecord& asked) { asked.record = record(static_cast<std::uint32_t>(dice_.below(500))); }
  void operator()(MarkRecord& asked) { asked = {record(static_cast<std::uint32_t>(dice_.below(500))).id, dice_.one_in(2)}; }
  void operator()(ConfirmSummary& asked) {
    asked.record = record(500 + static_cast<std::uint32_t>(dice_.below(300)));
    if (!story_.state.summaries.empty() && dice_.one_in(2)) asked.record.replaces = dice_.pick(story_.state.summaries).record.id;
  }
  void operator()(AddTranslation& asked) {
    asked.record = record(800 + static_cast<std::uint32_t>(dice_.below(300)));
    asked.record.of = record(static_cast<std::uint32_t>(dice_.below(500))).id;
    asked.record.language = Word(dice_.one_in(9) ? "not a language" : "ru");
  }
  void operator()(SettleTranslation& asked) {
    if (!story_.state.translations.empty()) asked.record = dice_.pick(story_.state.translations).record.id;
    asked.state = dice_.any<TranslationState>();
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
  void operator()(AskInformation& asked) { asked = {referral(), Note("A newer image?")}; }
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
  void operator()(AddNote& asked) { asked = {Note("Remember"), mentions()}; }
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

bool ending(const Command& command) {
  return std::holds_alternative<WithdrawCase>(command) || std::holds_alternative<WithdrawWish>(command) || std::holds_alternative<RefuseCase>(command) ||
         std::holds_alternative<RecordDeath>(command);
}

/// Mostly what the stage table allows, so that walks get far; endings are rare.
Command next_command(Dice& dice, const Story& story) {
  for (int tries = 0;; ++tries) {
    auto command = random_command<Command>(dice, Asker(dice, story));
    const bool fits = story.state.owner.nil() ? std::holds_alternative<OpenCase>(command)
                                              : find_row(kTable, json::held_name(command))->stages & stage_bit(story.state.stage);
    if (tries < 20 && ((!fits && !dice.one_in(30)) || (ending(command) && !dice.one_in(15)))) continue;
    return command;
  }
}

/// Time that each referral's clock ran and stood, kept apart from the state by watching events.
class ClockWatch {
 public:
  void pass(const State& state, std::int64_t us) {
    for (const auto& referral : state.referrals)
      (referral.state == ReferralState::InformationWanted ? stopped_ : running_)[referral.id] += us;
  }
  void check(const State& state, Instant now) const {
    for (const auto& referral : state.referrals) {
      if (!open(referral.state) || referral.state == ReferralState::Offered) continue;
      const auto ran = time(running_, referral.id), stood = time(stopped_, referral.id);
      ASSERT_EQ(ran + stood, now - referral.asked_at);
      ASSERT_EQ(referral.left_us ? *referral.left_us : referral.due - now, kClinicAnswers_us - ran);
    }
  }

 private:
  using Times = std::map<Id<Referral>, std::int64_t>;
  static std::int64_t time(const Times& times, Id<Referral> id) {
    auto found = times.find(id);
    return found == times.end() ? 0 : found->second;
  }
  Times running_, stopped_;
};

void check_referrals(const State& before, const State& after) {
  std::size_t chosen = 0, offered = 0, open_ones = 0;
  for (const auto& referral : after.referrals) {
    chosen += referral.state == ReferralState::Chosen;
    offered += referral.state == ReferralState::Offered;
    open_ones += open(referral.state);
    ASSERT_EQ(referral.left_us.has_value(), referral.state == ReferralState::InformationWanted);
    ASSERT_EQ(referral.wanted.has_value(), referral.left_us.has_value());
    const auto* earlier = find_referral(before, referral.id);
    if (earlier && !open(earlier->state)) ASSERT_EQ(earlier->state, referral.state) << "a closed referral moved";
  }
  ASSERT_LE(chosen, 1u);
  ASSERT_LE(after.referrals.size(), kMostReferrals);
  if (stage_bit(after.stage) & kAsking) ASSERT_EQ(after.stage == Stage::Choice, offered > 0);
  if (!(stage_bit(after.stage) & kAsking)) ASSERT_EQ(open_ones, 0u);
  if (stage_bit(after.stage) & (kArranging | stages(Stage::Aftercare, Stage::Closed))) ASSERT_EQ(chosen, 1u);
}

/// Levels are passed in order, one is awaited at a time, and a case is refused by its home side only when nobody can appeal any more.
void check_levels(const Decision<Event>& decision, const State& after) {
  const auto* awaited = awaited_level(after);
  bool ahead = false;
  for (const auto& level : after.levels) {
    if (ahead) ASSERT_EQ(level.state, LevelState::Ahead);
    ahead = ahead || !passed(level);
    ASSERT_EQ(level.wanted.has_value(), level.state == LevelState::InformationWanted);
    ASSERT_EQ(level.left_us.has_value(), level.wanted && level.due);
    ASSERT_EQ(level.asked_at.has_value(), level.state != LevelState::Ahead);
    ASSERT_EQ(level.decided_at.has_value(), level.state == LevelState::Approved || level.state == LevelState::Refused);
    ASSERT_TRUE(!level.appeal || level.state == LevelState::Refused);
  }
  if (after.stage == Stage::Approval) ASSERT_TRUE(awaited && awaited->state != LevelState::Ahead);
  if (after.approved) ASSERT_EQ(awaited, nullptr);
  const auto refused = [](const Event& event) { return std::holds_alternative<ApprovalRefused>(event); };
  if (std::ranges::any_of(decision.events, refused)) ASSERT_TRUE(awaited && (!awaited->appeal || awaited->appeal->decided_at));
  if (after.home_approval && (stage_bit(after.stage) & (kAsking | kPreparing))) ASSERT_TRUE(after.approved);
}

/// Time that the asked level's clock ran and stood.
class LevelWatch {
 public:
  void pass(const State& state, std::int64_t us) {
    const auto* level = awaited_level(state);
    if (state.stage != Stage::Approval || !level || !undecided(*level)) return;
    if (level->state == LevelState::Asked) ran_[*level->asked_at] += us;
  }
  void check(const State& state, Instant now) const {
    const auto* level = awaited_level(state);
    if (state.stage != Stage::Approval || !level || !undecided(*level) || !level->rule.days) return;
    const auto found = ran_.find(*level->asked_at);
    const auto ran = found == ran_.end() ? 0 : found->second;
    ASSERT_EQ(level->left_us ? *level->left_us : *level->due - now, *level->rule.days * kDay_us - ran);
  }

 private:
  std::map<Instant, std::int64_t> ran_;                ///< by when it was asked: a case that goes on after its end asks again
};

/// A mention is of somebody else, once each; translations are of offers.
void check_words(const State& state) {
  std::set<Id<User>> seen;
  for (const auto& mention : state.mentions) ASSERT_TRUE(seen.insert(mention.user).second && mention.user != mention.by);
  for (const auto& referral : state.referrals) ASSERT_TRUE(referral.translations.empty() || referral.terms);
  for (const auto& one : conversations(state)) ASSERT_EQ(one.with == Counterpart::PatientSide, !one.party.has_value());
}

void check_steps(const State& state) {
  const bool prepared = state.funding && state.visa && state.travel;
  if (stage_bit(state.stage) & kPreparing) ASSERT_FALSE(prepared);
  if (stage_bit(state.stage) & stages(Stage::Treatment, Stage::Aftercare, Stage::Closed)) ASSERT_TRUE(prepared);
  ASSERT_TRUE(!state.discharged || (state.treatment_started && *state.treatment_started <= *state.discharged));
  ASSERT_TRUE(state.stage != Stage::Closed || state.outcome);
  ASSERT_EQ(state.stage == Stage::Deceased, state.died.has_value());
  ASSERT_TRUE(!(state.repatriation || state.repatriation_due) || state.stage == Stage::Deceased);
  ASSERT_LE(state.companions.size(), kMostCompanions);
}

/// Which stage may follow which, written apart from the rules.
bool may_follow(Stage from, Stage to) {
  if (from == to) return true;
  if (ended(from)) return !ended(to) && to != Stage::Approval && to != Stage::Choice;  // reopened
  switch (to) {
    case Stage::Enquiry: return false;
    case Stage::Records: return from == Stage::Enquiry;
    case Stage::Approval: return from == Stage::Records;
    case Stage::Referral: return from == Stage::Records || from == Stage::Approval || from == Stage::Choice;
    case Stage::Choice: return from == Stage::Referral;
    case Stage::Funding: return from == Stage::Choice;
    case Stage::Visa: return from == Stage::Funding;
    case Stage::Travel: return from == Stage::Funding || from == Stage::Visa;
    case Stage::Treatment: return stage_bit(from) & kPreparing;
    case Stage::Aftercare: return from == Stage::Treatment;
    case Stage::Closed: return from == Stage::Aftercare;
    case Stage::Refused: return stage_bit(from) & kBeforeChoice;
    case Stage::Withdrawn:
    case Stage::Deceased: return true;
  }
  return false;
}

Role role_of(ReferralState state) {
  if (state == ReferralState::Chosen) return Role::ChosenClinic;
  return open(state) ? Role::CandidateClinic : Role::ReleasedClinic;
}

void check_projection(const State& state) {
  const auto projection = project(state);
  for (const auto& referral : state.referrals) {
    const auto row = std::ranges::find(projection.participants, std::optional(referral.id.bytes), &Participant::part);
    ASSERT_NE(row, projection.participants.end());
    ASSERT_EQ(row->party, referral.clinic);
    ASSERT_EQ(row->role, role_of(referral.state));
  }
  const auto parts = std::ranges::count_if(projection.participants, [](const auto& row) { return row.part.has_value(); });
  ASSERT_EQ(parts, std::ssize(state.referrals));
  for (const auto& clock : projection.clocks) ASSERT_NE(std::ranges::find(kClocks, clock.name), kClocks.end()) << clock.name;
  ASSERT_EQ(std::ranges::count(projection.clocks, "repatriation", &Clock::name), state.repatriation_due ? 1 : 0);
  if (ended(state.stage)) ASSERT_EQ(projection.clocks.size(), state.repatriation_due ? 1u : 0u);
  ASSERT_EQ(projection.owes.nil(), ended(state.stage) && !state.repatriation_due);
}

/// Whoever it may be who acts: the side that asks, each authority, somebody of the family.
void seat(Dice& dice, Story& story) {
  const auto* level = awaited_level(story.state);
  if (story.state.stage != Stage::Approval || !level || dice.one_in(6)) return static_cast<void>(story.coordinator());
  story.of(level->appeal && level->appeal->state == AppealState::Asked ? appeal_body(*level) : *level->rule.authority);
  if (dice.one_in(12)) story.of(kMinistry);
}

/// Some walks start late, so that rare stages are walked as well.
void lead_in(Dice& dice, Story& story) {
  if (dice.one_in(2)) story.facts.corridors[0].levels = two_levels();
  switch (dice.below(7)) {
    case 4: story.at_home(); break;
    case 0: story.choosing(); break;
    case 1: story.funding(); break;
    case 2: story.treatment(); break;
    case 3: story.told(); break;
    default: break;
  }
}

/// One case until it is ended for a while; returns the steps taken.
std::size_t walk(Dice& dice, std::set<Code>& refusals, std::set<Stage>& reached) {
  Story story;
  ClockWatch watch;
  LevelWatch levels;
  lead_in(dice, story);
  std::size_t steps = 0;
  for (std::size_t after_end = 0; steps < kLongestWalk && after_end < 5; ++steps) {
    const auto us = static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(10 * kHour_us)));
    watch.pass(story.state, us);
    levels.pass(story.state, us);
    story.wait(us);
    const auto before = story.state;
    seat(dice, story);
    auto decision = story.give(next_command(dice, story));
    after_end += ended(story.state.stage);
    if (!decision) {
      refusals.insert(decision.error().code);
      test::expect_speaks(decision.error());
      continue;
    }
    EXPECT_FALSE(decision->events.empty());
    EXPECT_TRUE(before.owner.nil() || may_follow(before.stage, story.state.stage)) << name_of(before.stage) << " -> " << name_of(story.state.stage);
    check_referrals(before, story.state);
    check_levels(*decision, story.state);
    check_steps(story.state);
    check_words(story.state);
    check_projection(story.state);
    watch.check(story.state, story.facts.now);
    levels.check(story.state, story.facts.now);
    reached.insert(story.state.stage);
    if (testing::Test::HasFailure()) return steps;
  }
  test::expect_replays(story.state, story.journal);
  return steps;
}

TEST(CaseWalk, HoldsWhateverIsAsked) {
  std::set<Code> refusals;
  std::set<Stage> reached;
  walk_many(kSteps, [&](Dice& dice) { return walk(dice, refusals, reached); });
  EXPECT_EQ(reached.size(), entries_of<Stage>().size()) << "walks must reach every stage";
  EXPECT_GE(refusals.size(), 12u);
}

}  // namespace
}  // namespace hospitium::cases
