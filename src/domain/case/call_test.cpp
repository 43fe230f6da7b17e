// A clinic that asks to be called: who learns of the number, whose clock runs meanwhile, and what ends it.
#include "domain/case/story.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

const CallTerms kCall{Word("+7 (812) 555-01-00"), Line("after four"), Note("About the second vessel")};

const Clock* clock(const Projection& projection, std::string_view name) {
  const auto found = std::ranges::find(projection.clocks, name, &Clock::name);
  return found == projection.clocks.end() ? nullptr : &*found;
}

CaseView view(const Story& story) {
  return view_of(test_id<Dossier>(2, 9), story.state, project(story.state), [](Id<Party> id) { return PartyName{id, {}, {}, {}}; }, story.facts.now);
}

TEST(CaseCall, StopsTheClinicsClockUntilWhatWasSaidIsWrittenDown) {
  Story story;
  const auto asked_at = story.asking().asked(kHospital).facts.now;
  story.wait(10 * kHour_us).did(AskInformation{story.last(), {}, kCall});
  auto projection = project(story.state);
  EXPECT_EQ(story.state.referrals[0].state, ReferralState::InformationWanted);
  EXPECT_EQ(clock(projection, "referral_answer")->left_us, 62 * kHour_us);
  EXPECT_EQ(clock(projection, "information_wanted"), nullptr);
  EXPECT_EQ(clock(projection, "call_back")->due, asked_at + 10 * kHour_us + kOwnerCalls_us);
  EXPECT_EQ(projection.owes, kOffice);
  const auto told = view(story).calls;
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].terms.phone, "+78125550100") << "as machines dial it";
  EXPECT_EQ(told[0].due, projection.due);
  EXPECT_EQ(owner_of(told[0]), kHospital) << "for those who read their own conversation alone";
  story.wait(5 * kHour_us).did(GiveInformation{story.last(), Note("She is not on anticoagulants")});
  EXPECT_EQ(clock(project(story.state), "referral_answer")->due, asked_at + 77 * kHour_us);
  EXPECT_EQ(clock(project(story.state), "call_back"), nullptr);
  EXPECT_TRUE(view(story).calls.empty());
}

/// The patient's side and the payer read what is wanted of a clinic's offer; whom to ring up is told in the conversation with the clinic.
TEST(CaseCall, IsToldInTheClinicsConversationAlone) {
  Story story;
  story.asking().asked(kHospital).did(AskInformation{story.last(), Note("A newer image?"), kCall});
  const auto& wanted = std::get<InformationAsked>(story.journal[story.journal.size() - 2].event);
  EXPECT_EQ(wanted.question, "A newer image?");
  EXPECT_EQ(view(story).referrals[0].wanted, "A newer image?");
  EXPECT_TRUE(std::holds_alternative<CallAsked>(story.journal.back().event));
  EXPECT_EQ(CallAsked::kClass, DataClass::Messages);
  const auto row = std::ranges::find(kCaseViewClasses, "calls", &FieldClass::member);
  EXPECT_EQ(row->data_class, DataClass::Messages);
}

/// Who must ring stands first: its midnight divides the days that both work.
TEST(CaseCall, CountsTheDaysOfBoth) {
  Story story;
  story.asking().asked(kHospital);
  EXPECT_THAT(needs(story.state, AskInformation{story.last(), {}, kCall}).calendars, testing::Contains(CalendarKey{kOffice, {}}));
  EXPECT_THAT(sides_of("call_back", story.state, kHospital), testing::ElementsAre(CalendarKey{kOffice, {}}, CalendarKey{kHospital, {}}));
}

TEST(CaseCall, LeavesWithTheReferral) {
  Story offered, withdrawn;
  offered.asking().asked(kHospital).did(AskInformation{offered.last(), {}, kCall}).did(MakeOffer{offered.last(), offer_terms()});
  EXPECT_TRUE(view(offered).calls.empty());
  withdrawn.asking().asked(kHospital).did(AskInformation{withdrawn.last(), {}, kCall}).did(WithdrawReferral{withdrawn.last()});
  EXPECT_TRUE(view(withdrawn).calls.empty());
}

/// Nobody answered: what was tried stands beside the number, and the call is still owed by the same hour.
TEST(CaseCall, StaysAskedForWhenNobodyAnswers) {
  Story story;
  story.asking().asked(kHospital).did(AskInformation{story.last(), {}, kCall});
  const auto due = clock(project(story.state), "call_back")->due;
  const auto tried_at = story.wait(kHour_us).facts.now;
  story.did(RecordMissedCall{story.last(), Line("after lunch")}).wait(kHour_us).did(RecordMissedCall{story.last(), {}});
  const auto told = view(story).calls;
  ASSERT_EQ(told.size(), 1u);
  ASSERT_EQ(told[0].missed.size(), 2u);
  EXPECT_EQ(told[0].missed[0].at, tried_at);
  EXPECT_EQ(told[0].missed[0].again, "after lunch");
  EXPECT_EQ(told[0].due, due);
  EXPECT_EQ(story.state.referrals[0].state, ReferralState::InformationWanted);
  EXPECT_EQ(CallMissed::kClass, DataClass::Messages) << "for those who read the call itself";
  story.did(GiveInformation{story.last(), Note("She is not on anticoagulants")});
  EXPECT_TRUE(story.state.referrals[0].missed_calls.empty());
}

TEST(CaseCall, Refuse) {
  const auto asked = [](Story& s) { s.asking().asked(kHospital); };
  const auto call = [](const char* phone) { return [phone](Story& s) { return AskInformation{s.last(), {}, CallTerms{Word(phone), {}, {}}}; }; };
  test::expect_refused<Story, Command>({
      {"neither a question nor a call", asked, [](Story& s) { return AskInformation{s.last(), {}, {}}; }, Code::Required, "/question"},
      {"without the country", asked, call("812 555 01 00"), Code::NotAPhone, "/call/phone"},
      {"words", asked, call("ask the desk"), Code::NotAPhone, "/call/phone"},
      {"twice", [=](Story& s) { asked(s); s.did(AskInformation{s.last(), {}, kCall}); }, call("+78125550100"), Code::AlreadyDone, "/referral"},
      {"nobody answered, and nobody had asked", [=](Story& s) { asked(s); s.did(AskInformation{s.last(), Note("A newer image?"), {}}); },
       [](Story& s) { return RecordMissedCall{s.last(), {}}; }, Code::StepOutOfOrder, "/referral"},
      {"nobody answered, once too often", [=](Story& s) {
         asked(s);
         s.did(AskInformation{s.last(), {}, kCall});
         for (std::size_t i = 0; i < kMostMissedCalls; ++i) s.did(RecordMissedCall{s.last(), {}});
       }, [](Story& s) { return RecordMissedCall{s.last(), {}}; }, Code::TooMany, "/referral"},
  });
}

TEST(CaseCalls, AClinicsClockTellsWhatItWaitedFor) {
  Story story;
  story.asking().asked(kHospital).wait(kHour_us).did(AskInformation{story.last(), {}, kCall});
  const auto answer = [&] {
    const auto all = project(story.state).clocks;
    return *std::ranges::find(all, "referral_answer", &Clock::name);
  };
  const auto asked_at = story.facts.now;
  EXPECT_THAT(answer().pauses, testing::ElementsAre(calendar::Pause{asked_at, {}, "call_back"}));
  story.wait(2 * kHour_us).did(GiveInformation{story.last(), Note("Stage two")});
  EXPECT_THAT(answer().pauses, testing::ElementsAre(calendar::Pause{asked_at, asked_at + 2 * kHour_us, "call_back"}));
  EXPECT_EQ(answer().since, asked_at - kHour_us);
  EXPECT_EQ(answer().length_us, kClinicAnswers_us);
  story.wait(kHour_us).did(AskInformation{story.last(), Note("Which drugs?"), {}});
  EXPECT_EQ(answer().pauses.back(), (calendar::Pause{story.facts.now, {}, "information_wanted"}));
}

}  // namespace
}  // namespace hospitium::cases
