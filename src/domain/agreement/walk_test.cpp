// Random walks through agreements.
#include "domain/agreement/treaty.hpp"
#include "domain/agreement/views.hpp"
#include "domain/test_walk.hpp"

namespace hospitium::agreements {
namespace {

constexpr std::size_t kSteps = 40'000, kLongestWalk = 80;
const std::vector<Id<Party>> kParties{kAgency, kAuthority, kOffice, kHospital, kSuspended, kStranger};

class Asker {
 public:
  Asker(Dice& dice, const Treaty& treaty) : dice_(dice), treaty_(treaty) {}

  void operator()(OpenAgreement& asked) { fill(asked.terms); }
  void operator()(EditAgreement& asked) { fill(asked.terms); }
  void operator()(AddCommitment& asked) {
    asked.terms = {Line("Consultations"), dice_.any<Topic>(), dice_.pick(kParties), soon(), dice_.any<Recurrence>(), dice_.between(-1, 60)};
  }
  void operator()(MoveCommitment& asked) { asked = {commitment(), soon(), {}}; }
  void operator()(DropCommitment& asked) { asked = {commitment(), Note("Done by others")}; }
  void operator()(EndAgreement& asked) { asked = {soon(), Note("Replaced")}; }
  void operator()(LinkMission& asked) { asked.mission = dice_.one_in(3) ? kAgreement : kMission; }
  void operator()(AddNote& asked) { asked.text = Note("Remember"); }
  void operator()(auto& asked) {
    asked.on = soon();
    if constexpr (requires { asked.commitment; }) asked.commitment = commitment();
  }

 private:
  void fill(Terms& asked) {
    asked = terms();
    if (dice_.one_in(4)) asked.parties.push_back(dice_.pick(kParties));
    if (dice_.one_in(4)) asked.valid_until = Day{soon().days + dice_.between(0, 400)};
  }
  Day soon() { return {treaty_.today().days + dice_.between(-20, 60)}; }
  Id<Commitment> commitment() {
    if (treaty_.state.commitments.empty() || dice_.one_in(20)) return test_id<Commitment>(9, 0);
    return dice_.pick(treaty_.state.commitments).id;
  }

  Dice& dice_;
  const Treaty& treaty_;
};

void check_commitments(const State& before, const State& after) {
  for (const auto& commitment : after.commitments) {
    ASSERT_EQ(commitment.done_on.has_value(), commitment.state == CommitmentState::Done);
    ASSERT_GE(commitment.scheduled, commitment.series_from);
    if (after.stage == Stage::Ended) ASSERT_NE(commitment.state, CommitmentState::Open);
    const auto* earlier = find_commitment(before, commitment.id);
    if (earlier && earlier->state != CommitmentState::Open) ASSERT_EQ(earlier->state, commitment.state);
    if (const auto next = next_due(commitment)) ASSERT_GT(*next, std::max(commitment.scheduled, commitment.terms.due));
  }
}

void check_missions(const State& state) {
  ASSERT_LE(state.missions.size(), 1u) << "the same mission linked twice, or something else";
  for (const auto& mission : state.missions) ASSERT_EQ(mission, kMission);
}

void check_projection(const State& state) {
  const auto projection = project(state);
  const auto open = std::ranges::count(state.commitments, CommitmentState::Open, &CommitmentPart::state);
  const auto due = std::ranges::count(projection.clocks, "commitment", &Clock::name);
  ASSERT_EQ(due, state.stage == Stage::InForce ? open : 0);
  for (const auto& party : state.terms.parties)
    ASSERT_EQ(std::ranges::count(projection.participants, party, &Participant::party), 1);
  for (const auto& clock : projection.clocks) ASSERT_NE(std::ranges::find(kClocks, clock.name), kClocks.end()) << clock.name;
}

/// A command that was taken had been offered, for the commitment that it names.
void check_offered(const std::vector<CommandChoice>& list, const Command& command) {
  const auto& row = *find_row(kTable, json::held_name(command));
  if (row.giver == Giver::System || row.stages == 0) return;
  const auto part = std::visit([](const auto& asked) -> std::optional<Id<Commitment>> {
    if constexpr (requires { asked.commitment; }) return asked.commitment;
    else return std::nullopt;
  }, command);
  ASSERT_TRUE(std::ranges::any_of(list, [&](const auto& choice) { return choice.command == row.command && choice.commitment == part; })) << row.command;
}

std::size_t walk(Dice& dice) {
  Treaty treaty;
  std::size_t steps = 0;
  for (; steps < kLongestWalk; ++steps) {
    treaty.wait(static_cast<std::int64_t>(dice.below(static_cast<std::uint64_t>(20 * kDay_us))));
    const auto before = treaty.state;
    const auto command = random_command<Command>(dice, Asker(dice, treaty));
    if (std::holds_alternative<EndAgreement>(command) && !dice.one_in(10)) continue;
    const auto offered = choices(treaty.state, treaty.facts);
    if (auto decision = treaty.give(command); !decision) {
      expect_speaks(decision.error());
      continue;
    }
    EXPECT_TRUE(before.owner.nil() || before.stage <= treaty.state.stage) << "agreements never go back";
    check_commitments(before, treaty.state);
    check_projection(treaty.state);
    check_missions(treaty.state);
    check_offered(offered, command);
    if (testing::Test::HasFailure()) return steps;
  }
  expect_replays(treaty.state, treaty.journal);
  return steps;
}

TEST(AgreementWalk, HoldsWhateverIsAsked) { walk_many(kSteps, walk); }

}  // namespace
}  // namespace hospitium::agreements
