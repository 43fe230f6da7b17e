// Random walks through cases: whatever is asked in whatever order, these things hold after every step.
#include <map>

#include "domain/case/asker.hpp"

namespace hospitium::cases {
namespace {

constexpr std::size_t kSteps = 1'000'000, kLongestWalk = 120;

/// What each referral's clock counted while it ran, kept apart from the state by watching events.
class ClockWatch {
 public:
  void pass(const Story& story, std::int64_t us) {
    for (const auto& referral : story.state.referrals)
      if (referral.state != ReferralState::InformationWanted)
        counted_[referral.id] += days(story, referral).counted_us(story.facts.now, story.facts.now + us);
  }
  void check(const Story& story) const {
    const auto now = story.facts.now;
    for (const auto& referral : story.state.referrals) {
      if (!open(referral.state) || referral.state == ReferralState::Offered) continue;
      const auto common = days(story, referral);
      ASSERT_EQ(referral.left_us ? *referral.left_us : common.counted_us(now, referral.due), kClinicAnswers_us - time(counted_, referral.id));
      if (!referral.received_at) ASSERT_EQ(referral.receipt_due.has_value(), !common.plain());
      if (referral.receipt_due) ASSERT_EQ(common.counted_us(referral.asked_at, referral.receipt_due->due), kClinicReceives_us);
      const auto answered = story.facts.common_days(sides_of(referral.call ? "call_back" : "information_wanted", story.state, referral.clinic));
      if (referral.wanted_due) ASSERT_EQ(answered.counted_us(*referral.wanted_at, referral.wanted_due->due), referral.call ? kOwnerCalls_us : kOwnerAnswers_us);
    }
  }

 private:
  using Times = std::map<Id<Referral>, std::int64_t>;
  static std::int64_t time(const Times& times, Id<Referral> id) {
    auto found = times.find(id);
    return found == times.end() ? 0 : found->second;
  }
  static calendar::CommonDays days(const Story& story, const ReferralPart& referral) {
    return story.facts.common_days(sides_of("referral_answer", story.state, referral.clinic));
  }
  Times counted_;
};

void check_referrals(const State& before, const State& after) {
  std::size_t chosen = 0, offered = 0, open_ones = 0;
  for (const auto& referral : after.referrals) {
    chosen += referral.state == ReferralState::Chosen;
    offered += referral.state == ReferralState::Offered;
    open_ones += open(referral.state);
    ASSERT_EQ(referral.left_us.has_value(), referral.state == ReferralState::InformationWanted);
    ASSERT_EQ(referral.wanted.has_value() || referral.call.has_value(), referral.left_us.has_value());
    const auto* earlier = find_referral(before, referral.id);
    if (earlier && !open(earlier->state)) ASSERT_EQ(earlier->state, referral.state) << "a closed referral moved";
  }
  ASSERT_LE(chosen, 1u);
  ASSERT_LE(after.referrals.size(), kMostReferrals);
  if (stage_bit(after.stage) & kAsking) ASSERT_EQ(after.stage == Stage::Choice, offered > 0);
  if (!(stage_bit(after.stage) & kAsking)) ASSERT_EQ(open_ones, 0u);
  if (stage_bit(after.stage) & (kArranging | stages(Stage::Aftercare))) ASSERT_EQ(chosen, 1u);
  if (after.stage == Stage::Closed && !after.merged_into) ASSERT_EQ(chosen, 1u);
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
  ASSERT_EQ((std::set<std::string>(state.keywords.begin(), state.keywords.end())).size(), state.keywords.size());
  ASSERT_LE(state.keywords.size(), kMostKeywords);
  for (const auto& one : conversations(state)) ASSERT_EQ(one.with == Counterpart::PatientSide, !one.party.has_value());
}

void check_steps(const State& state) {
  const bool prepared = state.funding && state.visa && state.travel;
  if (stage_bit(state.stage) & kPreparing) ASSERT_FALSE(prepared);
  if (stage_bit(state.stage) & stages(Stage::Treatment, Stage::Aftercare)) ASSERT_TRUE(prepared);
  ASSERT_TRUE(!state.merged_into || (state.stage == Stage::Closed && !state.treatment_started));
  ASSERT_TRUE(!state.discharged || (state.treatment_started && *state.treatment_started <= *state.discharged));
  ASSERT_TRUE(state.stage != Stage::Closed || state.merged_into || (prepared && state.outcome));
  ASSERT_EQ(state.stage == Stage::Deceased, state.died.has_value());
  ASSERT_TRUE(!(state.repatriation || state.repatriation_due) || state.stage == Stage::Deceased);
  ASSERT_LE(state.companions.size(), kMostCompanions);
}

/// A bureau takes part while something is asked of it, with just that; nobody translates a case that has ended.
void check_translations(const State& state) {
  std::set<IdBytes> items;
  for (const auto& one : state.assignments) {
    ASSERT_EQ(one.ended_at.has_value(), one.state != AssignmentState::Asked);
    ASSERT_TRUE(one.ended_at || !ended(state.stage));
    if (!one.ended_at) items.insert({one.id.bytes, one.record.bytes});
  }
  std::set<IdBytes> shown;
  for (const auto& row : project(state).participants) {
    if (row.role == Role::Interpreter) ASSERT_EQ(row.party, kBureau);
    ASSERT_EQ(row.items.empty(), row.role != Role::Interpreter);
    shown.insert(row.items.begin(), row.items.end());
  }
  ASSERT_EQ(shown, items);
  for (const auto& one : state.translations) {
    if (!one.assignment) continue;
    ASSERT_EQ(find_assignment(state, *one.assignment)->record, one.record.of);
    ASSERT_EQ(find_assignment(state, *one.assignment)->language, *one.record.language);
  }
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
    case Stage::Closed: return from == Stage::Aftercare || (stage_bit(from) & (kBeforeChoice | kPreparing));  // merged
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
  for (const auto& clock : projection.clocks) {
    const auto row = std::ranges::find(kClocks, clock.name, &ClockRow::name);
    ASSERT_NE(row, kClocks.end()) << clock.name;
    if (row->counts == Counts::Plain) ASSERT_FALSE(clock.days) << clock.name;
  }
  ASSERT_EQ(std::ranges::count(projection.clocks, "repatriation", &Clock::name), state.repatriation_due ? 1 : 0);
  if (ended(state.stage)) ASSERT_EQ(projection.clocks.size(), state.repatriation_due ? 1u : 0u);
  ASSERT_EQ(projection.owes.nil(), ended(state.stage) && !state.repatriation_due);
}

/// Weeks and feasts of some of those who take part, whatever they are; nobody knows the calendars of the others.
void keep_calendars(Dice& dice, Story& story) {
  using enum calendar::Weekday;
  const std::vector<CalendarKey> sides{{kHospital, {}}, {kRival, {}}, {kOffice, {}}, {{}, enquiry().origin}, {{}, approved_enquiry().origin}};
  for (const auto& side : sides) {
    if (dice.one_in(4)) continue;
    const auto east = dice.one_in(2);
    calendar::WorkingDays days{{east ? "VN" : "RU"}, Word(east ? "Asia/Ho_Chi_Minh" : "Europe/Moscow"), {Monday, Tuesday, Wednesday, Thursday, dice.one_in(3) ? Sunday : Friday}, {}};
    for (auto feasts = dice.below(5); feasts > 0; --feasts) {
      const Day from{story.today().days + dice.between(-3, 40)};
      days.special.push_back({from, {from.days + dice.between(0, 6)}, Line("Feast"), dice.any<calendar::DayEffect>(), dice.between(1, 99), Line("test")});
    }
    story.facts.calendars.push_back({side, std::move(days)});
  }
}

/// One case until it is ended for a while; returns the steps taken.
std::size_t walk(Dice& dice, std::set<Code>& refusals, std::set<Stage>& reached) {
  Story story;
  ClockWatch watch;
  LevelWatch levels;
  keep_calendars(dice, story);
  lead_in(dice, story);
  std::size_t steps = 0;
  for (std::size_t after_end = 0; steps < kLongestWalk && after_end < 5; ++steps) {
    const auto us = static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(10 * kHour_us)));
    watch.pass(story, us);
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
    check_translations(story.state);
    check_projection(story.state);
    watch.check(story);
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
