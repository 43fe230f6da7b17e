// Two cases of one person become one, and two again.
#include "domain/case/story.hpp"
#include "domain/case/views.hpp"
#include "domain/figure/facts.hpp"

namespace hospitium::cases {
namespace {

const MergeCase kInto{kTwin, {}};

TEST(CaseMerge, EndsTheOneAndNamesTheOther) {
  Story story;
  story.asking().asked(kHospital).did(kInto);
  EXPECT_EQ(story.state.stage, Stage::Closed);
  EXPECT_EQ(story.state.merged_into->dossier, kTwin);
  EXPECT_EQ(story.state.merged_into->number, "VN-2026-00007");
  EXPECT_EQ(story.state.referrals[0].state, ReferralState::Withdrawn);
  EXPECT_EQ(story.state.records.size(), 1u) << "what it had stays in it";
}

TEST(CaseMerge, NeedsAReasonWhereTheyAreNotAlike) {
  Story story;
  EXPECT_TRUE(story.opened().give(MergeCase{kUnlike, Note("Her maiden name")}));
  Story twin;
  const auto needed = needs(twin.opened().state, MergeCase{kTwin, {}});
  EXPECT_THAT(needed.dossiers, testing::ElementsAre(kTwin));
  EXPECT_EQ(needed.identities, project(twin.state).identities);
}

TEST(CaseMerge, IsTakenBackByReopening) {
  Story story;
  story.asking().did(kInto).did(ReopenCase{Note("Two sisters")});
  EXPECT_EQ(story.state.stage, Stage::Referral);
  EXPECT_FALSE(story.state.merged_into);
  EXPECT_EQ(std::get<CaseReopened>(story.journal.back().event).merged_into, kTwin) << "so that the other case is told";
  story.did(WithdrawCase{}).did(ReopenCase{Note("Back")});
  EXPECT_FALSE(std::get<CaseReopened>(story.journal.back().event).merged_into);
}

TEST(CaseMerge, IsNotedOnTheOther) {
  Story story;
  story.opened().did(NoteMerge{kUnlike, "VN-2026-00008"});
  ASSERT_EQ(story.state.merged.size(), 1u);
  EXPECT_EQ(story.state.merged[0].number, "VN-2026-00008");
  EXPECT_TRUE(story.did(UndoMerge{kUnlike}).state.merged.empty());
}

/// Those that were merged side by side, before the first of them was noted, are all noted; the card says how many there are.
TEST(CaseMerge, IsNotedBeyondTheLimitOfMerging) {
  Story story;
  story.opened();
  for (std::uint32_t i = 0; i <= kMostMerged; ++i) story.did(NoteMerge{test_id<Dossier>(2, 100 + i), "N"});
  EXPECT_EQ(json::read<Card>(project(story.state).card)->merged, static_cast<std::int32_t>(kMostMerged + 1));
}

TEST(CaseMerge, Refuse) {
  const auto opened = [](Story& s) { s.opened(); };
  const auto into = [](Id<Dossier> id) { return [id](Story&) { return MergeCase{id, {}}; }; };
  test::expect_refused<Story, Command>({
      {"unlike, without a reason", opened, into(kUnlike), Code::Required, "/reason"},
      {"somebody else's", opened, into(kForeign), Code::MergeElsewhere, "/into"},
      {"one that has ended", opened, into(kOver), Code::WrongStage, "/into"},
      {"no case", opened, into(kMission), Code::NoSuchPart, "/into"},
      {"unknown", opened, into(test_id<Dossier>(2, 99)), Code::NoSuchPart, "/into"},
      {"itself", [](Story& s) { s.opened(); s.facts.dossiers.push_back({test_id<Dossier>(2, 50), Kind::Case, "enquiry", s.state.number, kOffice, true}); },
       into(test_id<Dossier>(2, 50)), Code::OutOfRange, "/into"},
      {"once treatment has come", [](Story& s) { s.treatment(); }, into(kTwin), Code::WrongStage, ""},
      {"twice", [](Story& s) { s.opened().did(kInto); }, into(kTwin), Code::WrongStage, ""},
      {"noted twice", [](Story& s) { s.opened().did(NoteMerge{kUnlike, "B"}); }, [](Story&) { return NoteMerge{kUnlike, "B"}; }, Code::AlreadyDone, "/dossier"},
      {"one that has taken in as many as it may", [](Story& s) { s.opened(); s.facts.dossiers[2].merged = kMostMerged; }, into(kTwin), Code::TooMany, "/into"},
      {"never noted", opened, [](Story&) { return UndoMerge{kUnlike}; }, Code::NoSuchPart, "/dossier"},
  });
}

}  // namespace
}  // namespace hospitium::cases
