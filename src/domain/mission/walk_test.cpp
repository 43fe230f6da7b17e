// Random walks through missions.
#include "domain/mission/trip.hpp"
#include "domain/mission/views.hpp"
#include "domain/test_walk.hpp"

namespace hospitium::missions {
namespace {

constexpr std::size_t kSteps = 40'000, kLongestWalk = 80;
const std::vector<Id<Party>> kParties{kAgency, kAuthority, kOffice, kHospital, kSuspended, kStranger};

class Asker {
 public:
  Asker(Dice& dice, const Trip& trip) : dice_(dice), trip_(trip) {}

  void operator()(PlanMission& asked) { fill(asked.terms); }
  void operator()(EditMission& asked) { fill(asked.terms); }
  void operator()(AddDelegate& asked) { asked = {dice_.pick(kParties), Line(std::to_string(dice_.below(50))), {}}; }
  void operator()(AddHost& asked) { asked = {dice_.pick(kParties), dice_.maybe(Line(std::to_string(dice_.below(50))))}; }
  void operator()(ScheduleMeeting& asked) {
    asked.terms = {Line("Talk"), {}, host(), start_of(day("2026-03-01")) + dice_.between(-20, 120) * kHour_us, dice_.between(5, 300), {}};
    for (int i = dice_.between(0, 2); i > 0; --i) asked.terms.delegates.push_back(delegate());
  }
  void operator()(RecordMeetingOutcome& asked) { asked = {meeting(), {dice_.any<OutcomeKind>(), Note("Agreed"), {}}}; }
  void operator()(LinkResult& asked) { asked = {meeting(), dice_.one_in(2) ? kAgreement : kMission}; }
  void operator()(CancelMission& asked) { asked.reason = Note("Visas"); }
  void operator()(AddNote& asked) { asked.text = Note("Remember"); }
  void operator()(auto& asked) {
    if constexpr (requires { asked.meeting; }) asked.meeting = meeting();
  }

 private:
  void fill(Terms& asked) {
    asked = terms();
    if (dice_.one_in(4)) asked.ends_on.days += dice_.between(-6, 5);
  }
  template <class List>
  auto some(const List& list) {
    return list.empty() || dice_.one_in(20) ? decltype(list.front().id){} : dice_.pick(list).id;
  }
  Id<Delegate> delegate() { return some(trip_.state.delegates); }
  Id<Host> host() { return some(trip_.state.hosts); }
  Id<Meeting> meeting() { return some(trip_.state.meetings); }

  Dice& dice_;
  const Trip& trip_;
};

bool together(const MeetingTerms& a, const MeetingTerms& b) {
  return a.starts_at < end_of(b) && b.starts_at < end_of(a);
}

bool same_people(const MeetingTerms& a, const MeetingTerms& b) {
  return a.host == b.host || std::ranges::any_of(a.delegates, [&](auto id) { return std::ranges::count(b.delegates, id) > 0; });
}

void check_meetings(const State& state) {
  for (const auto& a : state.meetings) {
    ASSERT_EQ(a.state == MeetingState::Held, !a.outcomes.empty());
    ASSERT_LE(a.led_to.size(), 1u) << "the same result linked twice";
    for (const auto& b : state.meetings) {
      if (a.id == b.id || a.state == MeetingState::Cancelled || b.state == MeetingState::Cancelled) continue;
      ASSERT_FALSE(together(a.terms, b.terms) && same_people(a.terms, b.terms)) << "somebody is booked twice";
    }
  }
}

void check_projection(const State& state) {
  const auto projection = project(state);
  std::set<Id<Party>> parties{state.owner};
  for (const auto& delegate : state.delegates) parties.insert(delegate.party);
  for (const auto& host : state.hosts) parties.insert(host.party);
  ASSERT_EQ(projection.participants.size(), parties.size());
  for (const auto& clock : projection.clocks) ASSERT_NE(std::ranges::find(kClocks, clock.name), kClocks.end()) << clock.name;
}

/// A command that was taken had been offered, for the meeting that it names.
void check_offered(const std::vector<CommandChoice>& list, const Command& command) {
  const auto& row = *find_row(kTable, json::held_name(command));
  if (row.giver == Giver::System || row.stages == 0) return;
  const auto part = std::visit([](const auto& asked) -> std::optional<Id<Meeting>> {
    if constexpr (requires { asked.meeting; }) return asked.meeting;
    else return std::nullopt;
  }, command);
  ASSERT_TRUE(std::ranges::any_of(list, [&](const auto& choice) { return choice.command == row.command && choice.meeting == part; })) << row.command;
}

std::size_t walk(Dice& dice) {
  Trip trip;
  std::size_t steps = 0;
  for (; steps < kLongestWalk; ++steps) {
    trip.wait(static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(3 * kHour_us))));
    const auto before = trip.state;
    const auto command = random_command<Command>(dice, Asker(dice, trip));
    if (std::holds_alternative<CancelMission>(command) && !dice.one_in(10)) continue;
    const auto offered = choices(trip.state, trip.facts);
    if (auto decision = trip.give(command); !decision) {
      expect_speaks(decision.error());
      continue;
    }
    EXPECT_TRUE(before.owner.nil() || before.stage <= trip.state.stage) << "missions never go back";
    check_meetings(trip.state);
    check_projection(trip.state);
    check_offered(offered, command);
    if (testing::Test::HasFailure()) return steps;
  }
  expect_replays(trip.state, trip.journal);
  return steps;
}

TEST(MissionWalk, HoldsWhateverIsAsked) { walk_many(kSteps, walk); }

}  // namespace
}  // namespace hospitium::missions
