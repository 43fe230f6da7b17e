// What boards and lists are told of a case by the flags of its card.
#include "base/json.hpp"
#include "domain/case/story.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

bool flagged(const Story& story, std::string_view flag) {
  const auto card = json::read_own<Card>(project(story.state).card);
  return card && std::ranges::count(card->flags, flag) > 0;
}

/// An agency reads from it whether clinics answer, or somebody has yet to ask one.
TEST(CaseCard, SaysThatNobodyIsAskedWhileNobodyIs) {
  Story story;
  story.opened();
  EXPECT_FALSE(flagged(story, "nobody_asked")) << "records come first";
  story.did(AttachRecord{record(1)}).did(ConfirmRecords{});
  EXPECT_TRUE(flagged(story, "nobody_asked"));
  story.asked(kHospital);
  EXPECT_FALSE(flagged(story, "nobody_asked"));
  story.did(DeclineReferral{story.last(), DeclineReason::NoCapacity, {}, {}});
  EXPECT_TRUE(flagged(story, "nobody_asked")) << "the only one has declined";
  story.asked(kRival).did(MakeOffer{story.last(), offer_terms()});
  EXPECT_FALSE(flagged(story, "nobody_asked")) << "there is something to choose";
}

TEST(CaseCard, ShowsThatNobodyIsAskedByTheRightToOffers) {
  const auto* row = std::ranges::find(kFlagClasses, "nobody_asked", &FieldClass::member);
  ASSERT_NE(row, kFlagClasses.end());
  EXPECT_EQ(row->data_class, DataClass::Offers);
}

}  // namespace
}  // namespace hospitium::cases
