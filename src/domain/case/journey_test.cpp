// What happens when the rules agree: stages, states of referrals, clocks and participants along the journey.
#include "domain/case/story.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

const Participant* taking_part(const Projection& projection, Id<Party> party) {
  for (const auto& row : projection.participants)
    if (row.party == party) return &row;
  return nullptr;
}

const Clock* clock(const Projection& projection, std::string_view name) {
  for (const auto& clock : projection.clocks)
    if (clock.name == name) return &clock;
  return nullptr;
}

TEST(CaseJourney, PassesEveryStageInOrder) {
  EXPECT_EQ(Story().opened().state.stage, Stage::Enquiry);
  EXPECT_EQ(Story().opened().did(AttachRecord{record(1)}).state.stage, Stage::Records);
  EXPECT_EQ(Story().asking().state.stage, Stage::Referral);
  EXPECT_EQ(Story().choosing().state.stage, Stage::Choice);
  EXPECT_EQ(Story().funding().state.stage, Stage::Funding);
  EXPECT_EQ(Story().visa().state.stage, Stage::Visa);
  EXPECT_EQ(Story().travel().state.stage, Stage::Travel);
  EXPECT_EQ(Story().treatment().state.stage, Stage::Treatment);
  EXPECT_EQ(Story().aftercare().state.stage, Stage::Aftercare);
  EXPECT_EQ(Story().closed().state.stage, Stage::Closed);
}

TEST(CaseJourney, AsksForApprovalWhereTheCorridorDoes) {
  Story story;
  story.did(approved_enquiry()).did(AttachRecord{record(1)}).did(ConfirmRecords{});
  EXPECT_EQ(story.state.stage, Stage::Approval);
  EXPECT_EQ(project(story.state).owes, kAuthority);
  Story refused = story;
  EXPECT_EQ(story.of(kAuthority).did(ApproveCase{}).state.stage, Stage::Referral);
  EXPECT_EQ(refused.of(kAuthority).did(RefuseApproval{RefusalGround::TreatableAtHome, Note("Treatable at home")}).state.stage, Stage::Refused);
  EXPECT_THAT(project(refused.state).card, testing::HasSubstr("approval_refused"));
}

TEST(CaseJourney, FundingVisaAndTravelGoInAnyOrder) {
  Story story;
  story.funding().did(RecordTravel{day("2026-03-10"), {}, {}});
  EXPECT_EQ(story.state.stage, Stage::Funding);
  story.did(RecordFunding{FundingKind::Guarantee, story.today(), Money{1, "USD"}, kInsurer, {}});
  EXPECT_EQ(story.state.stage, Stage::Visa);
  story.did(RecordVisa{VisaKind::NotNeeded, story.today(), {}, {}});
  EXPECT_EQ(story.state.stage, Stage::Treatment);
  story.did(RecordVisa{VisaKind::EVisa, story.today(), day("2026-09-01"), {}});
  EXPECT_EQ(story.state.visa->kind, VisaKind::EVisa);
  EXPECT_EQ(story.state.stage, Stage::Treatment);
}

TEST(CaseJourney, ReferrerAsksACoordinator) {
  Story story;
  story.facts.actor = {test_id<User>(3, 2), kAgency, Role::Referrer};
  auto open = enquiry();
  open.referrer.reset();
  open.coordinator = kOffice;
  story.did(open);
  EXPECT_EQ(story.state.owner, kOffice);
  EXPECT_EQ(story.state.referrer, kAgency);
}

TEST(CaseJourney, StageFallsBackWhenTheLastOfferGoes) {
  Story story;
  story.choosing().did(DeclineReferral{story.last(), DeclineReason::NoCapacity, {}, kRival});
  EXPECT_EQ(story.state.stage, Stage::Referral);
  story.offered(kRival);
  EXPECT_EQ(story.state.stage, Stage::Choice);
  EXPECT_EQ(story.did(WithdrawReferral{story.last()}).state.stage, Stage::Referral);
}

TEST(CaseJourney, AnOfferExpiresAfterItsLastDayAndTheStageFallsBack) {
  Story story;
  story.choosing();
  const auto offer_choice = *clock(project(story.state), "offer_choice");
  EXPECT_EQ(offer_choice.then, ExpireReferral::kName);
  EXPECT_EQ(offer_choice.due, start_of(day("2026-03-21")));
  story.facts.now = offer_choice.due;
  story.did(ExpireReferral{story.last()});
  EXPECT_EQ(story.state.referrals[0].state, ReferralState::Expired);
  EXPECT_EQ(story.state.stage, Stage::Referral);
  const auto projection = project(story.state);
  EXPECT_TRUE(projection.clocks.empty());
  EXPECT_EQ(projection.owes, kOffice);
  EXPECT_EQ(taking_part(projection, kHospital)->role, Role::ReleasedClinic);
  EXPECT_EQ(taking_part(projection, kHospital)->stage, "closed");
  EXPECT_EQ(story.did(RequestReferral{kHospital, Note("Would you offer again?")}).state.referrals.size(), 2u);
}

TEST(CaseJourney, TheStageStaysWhileAnotherOfferStands) {
  Story story;
  auto longer = offer_terms();
  longer.valid_until = day("2026-06-01");
  const auto first = story.choosing().last();
  story.asked(kRival).did(MakeOffer{story.last(), longer}).wait(20 * kDay_us).did(ExpireReferral{first});
  EXPECT_EQ(story.state.stage, Stage::Choice);
  EXPECT_EQ(story.did(AcceptOffer{story.last()}).state.stage, Stage::Funding);
  EXPECT_EQ(find_referral(story.state, first)->state, ReferralState::Expired);
}

TEST(CaseJourney, ChoosingReleasesTheOthers) {
  Story story;
  story.asking().offered(kHospital).offered(kRival);
  const auto released = story.state.referrals[1].id;
  auto decision = story.give(RecordAcceptance{story.state.referrals[0].id, AcceptanceChannel::Phone, {}});
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->events.size(), 2u);
  EXPECT_EQ(chosen_referral(story.state)->clinic, kHospital);
  EXPECT_EQ(find_referral(story.state, released)->state, ReferralState::Released);
  const auto projection = project(story.state);
  EXPECT_EQ(taking_part(projection, kHospital)->role, Role::ChosenClinic);
  EXPECT_EQ(taking_part(projection, kRival)->role, Role::ReleasedClinic);
  EXPECT_EQ(taking_part(projection, kRival)->part, released.bytes);
}

TEST(CaseJourney, ASecondOfferRevisesTheFirst) {
  Story story;
  auto terms = offer_terms();
  terms.lines.clear();
  terms.total = {950'000, "USD"};
  const auto first = *story.choosing().state.referrals[0].offer;
  story.did(MakeOffer{story.last(), terms});
  EXPECT_EQ(story.state.referrals[0].terms->total.minor, 950'000);
  EXPECT_NE(*story.state.referrals[0].offer, first);
}

TEST(CaseClocks, StopWhileTheOtherSideOwesAnAnswer) {
  Story story;
  const auto asked_at = story.asking().asked(kHospital).facts.now;
  EXPECT_EQ(clock(project(story.state), "referral_receipt")->due, asked_at + kClinicReceives_us);
  story.wait(10 * kHour_us).did(AskInformation{story.last(), Note("A newer image, please")});
  auto projection = project(story.state);
  EXPECT_EQ(clock(projection, "referral_answer")->left_us, 62 * kHour_us);
  EXPECT_EQ(projection.owes, kOffice);
  EXPECT_EQ(projection.due, asked_at + 10 * kHour_us + kOwnerAnswers_us);
  story.wait(100 * kHour_us).did(GiveInformation{story.last(), Note("Attached")});
  projection = project(story.state);
  EXPECT_EQ(clock(projection, "referral_answer")->due, asked_at + 172 * kHour_us);
  EXPECT_FALSE(clock(projection, "referral_answer")->left_us);
  EXPECT_EQ(projection.owes, kHospital);
}

TEST(CaseClocks, AQuestionAfterAcceptanceKeepsTheAcceptance) {
  Story story;
  story.asking().asked(kHospital).did(AcceptReferral{story.last()}).did(AskInformation{story.last(), Note("?")});
  EXPECT_EQ(story.did(GiveInformation{story.last(), Note("!")}).state.referrals[0].state, ReferralState::Accepted);
}

TEST(CaseClocks, DeathStopsThemAll) {
  Story story;
  story.asking().asked(kHospital).asked(kRival).did(RecordDeath{story.today(), {}});
  const auto projection = project(story.state);
  EXPECT_TRUE(projection.clocks.empty());
  EXPECT_TRUE(projection.owes.nil());
  EXPECT_FALSE(projection.due);
  for (const auto& referral : story.state.referrals) EXPECT_EQ(referral.state, ReferralState::Withdrawn);
}

TEST(CaseClocks, OutcomeIsDueAMonthAfterDischarge) {
  Story story;
  const auto projection = project(story.aftercare().state);
  EXPECT_EQ(clock(projection, "outcome_due")->due, start_of(story.today()) + kOutcomeHome_us);
  EXPECT_TRUE(project(story.did(SendOutcomeHome{OutcomeCode::Recovered, OutcomeRecipient::Patient, story.today(), {}}).state).clocks.empty());
}

TEST(CaseClocks, OutcomeIsDueAtMidnightWhereTheOwnerIs) {
  Story story;
  story.started();
  story.facts.calendars = {{{story.state.owner, {}}, {Place{"VN"}, Word("Asia/Ho_Chi_Minh"), {}, {}}}};
  EXPECT_THAT(needs(story.state, RecordDischarge{story.today(), {}}).calendars, testing::Contains(CalendarKey{story.state.owner, {}}));
  const auto projection = project(story.did(RecordDischarge{story.today(), {}}).state);
  EXPECT_EQ(clock(projection, "outcome_due")->due, start_of(story.today()) + kOutcomeHome_us - 7 * kHour_us);
  EXPECT_EQ(clock(projection, "outcome_due")->since, start_of(story.today()) - 7 * kHour_us);
}

TEST(CaseConsent, IsImpliedForWhomThePatientAskedAndCanBeTakenBack) {
  Story story;
  auto projection = project(story.opened().state);
  EXPECT_EQ(taking_part(projection, kOffice)->consent, GrantState::Active);
  EXPECT_EQ(taking_part(projection, kAgency)->consent, GrantState::Active);
  projection = project(story.did(RevokeConsent{kAgency}).state);
  EXPECT_EQ(taking_part(projection, kAgency)->consent, GrantState::Revoked);
}

TEST(CaseConsent, EndsWithItsLastDay) {
  Story story;
  story.opened().did(GrantConsent{kHospital, day("2026-03-05"), AcceptanceChannel::Phone});
  EXPECT_TRUE(consent_in_force(story.state, kHospital, start_of(day("2026-03-06")) - 1));
  EXPECT_FALSE(consent_in_force(story.state, kHospital, start_of(day("2026-03-06"))));
}

TEST(CaseConsent, OfTheHomeAuthorityComesByGrant) {
  Story story;
  EXPECT_EQ(taking_part(project(story.did(approved_enquiry()).state), kAuthority)->consent, GrantState::Never);
  story.did(GrantConsent{kAuthority, {}, AcceptanceChannel::SignedPaper});
  EXPECT_EQ(taking_part(project(story.state), kAuthority)->consent, GrantState::Active);
}

TEST(CaseProjection, NamesPayersAndPatients) {
  Story story;
  story.funding().did(RecordFunding{FundingKind::Grant, story.today(), {}, kFoundation, {}});
  story.accounts({7}).did(AdmitPatient{test_id<User>(3, 7)});
  const auto projection = project(story.state);
  EXPECT_EQ(taking_part(projection, kFoundation)->role, Role::Foundation);
  EXPECT_EQ(projection.participants.back().role, Role::Patient);
  EXPECT_EQ(projection.participants.back().user, test_id<User>(3, 7));
  const auto card = json::read<Card>(projection.card);
  ASSERT_TRUE(card);
  EXPECT_EQ(card->initials, "T. T. B.");
  EXPECT_THAT(projection.words, testing::Contains("VN-2026-00012"));
}

/// The card of a list and the case itself say the same of who is known by the year of birth alone.
TEST(CaseAge, OfAYearIsOneOfTwoUntilTheYearIsOver) {
  const auto ages = [](std::optional<Day> day, std::optional<std::int32_t> year, std::string_view now) {
    auto open = enquiry();
    open.patient.birth_date = day;
    open.patient.birth_year = year;
    Story story;
    story.did(open);
    const auto today = day_of(*parse_instant(now));
    const auto card = *json::read<Card>(project(story.state).card);
    const auto view = view_of(kTwin, story.state, {}, [](Id<Party> id) { return PartyName{id, {}, {}, {}, {}}; }, *parse_instant(now)).patient.value();
    EXPECT_EQ(view.age, age_on(card.birth_date.value(), today));
    EXPECT_EQ(view.age_to, card.born_from ? elder_age(*view.age, *card.born_from, today) : std::nullopt);
    return std::pair(view.age.value(), view.age_to);
  };
  EXPECT_EQ(ages({}, 1980, "2026-11-26T09:00:00Z"), std::pair(45, std::optional(46)));
  EXPECT_EQ(ages({}, 1980, "2026-12-31T09:00:00Z"), std::pair(46, std::optional<std::int32_t>()));
  EXPECT_EQ(ages(day("1980-05-17"), 1980, "2026-11-26T09:00:00Z"), std::pair(46, std::optional<std::int32_t>())) << "the day is known";
}

template <class Happened>
Happened the(const Result<Decision<Event>>& decision) { return std::get<Happened>(decision.value().events.at(0)); }

TEST(CaseConversations, EachPartyHasItsOwn) {
  Story story;
  story.funding().did(RecordFunding{FundingKind::Guarantee, story.today(), {}, kInsurer, {}});
  const std::vector<Conversation> expected{{Counterpart::PatientSide, {}, {}}, {Counterpart::Party, {}, kAgency}, {Counterpart::Party, {}, kInsurer},
                                           {Counterpart::Clinic, story.last(), kHospital}};
  EXPECT_EQ(conversations(story.state), expected);
}

TEST(CaseConversations, WhoNamesNobodyWritesInTheirOwn) {
  Story story;
  const PostMessage said{Note("When?"), Word("vi"), {}, {}, {}};
  const auto by_office = the<MessagePosted>(story.opened().give(said));
  EXPECT_EQ(by_office.with, Counterpart::PatientSide);
  EXPECT_EQ(by_office.part(), IdBytes{});
  const auto to_agency = the<MessagePosted>(story.give(PostMessage{Note("When?"), Word("vi"), {}, kAgency, {}}));
  EXPECT_EQ(to_agency.part(), kAgency.bytes);
  story.facts.actor = {test_id<User>(3, 2), kAgency, Role::Referrer};
  const auto by_agency = the<MessagePosted>(story.give(said));
  EXPECT_EQ(by_agency.with, Counterpart::Party);
  EXPECT_EQ(by_agency.part(), kAgency.bytes);
  story.as(test_id<User>(3, 7));
  EXPECT_EQ(the<MessagePosted>(story.give(said)).part(), IdBytes{});
}

TEST(CaseConversations, AMessageFromBeforeIsStillEverybodys) {
  const auto old = json::read<MessagePosted>(R"({"text":"Hello","language":"vi"})");
  ASSERT_TRUE(old);
  EXPECT_EQ(old->part(), std::nullopt);
}

TEST(CaseMentions, StandUntilSeenOrAnswered) {
  const auto colleague = test_id<User>(3, 44), other = test_id<User>(3, 45);
  Story story;
  story.colleagues(kOffice, {colleague, other, story.facts.actor.user}).opened().did(AddNote{Note("Look"), {colleague, other, story.facts.actor.user}});
  const Facet note{DataClass::Tasks, {}, true};
  EXPECT_EQ(project(story.state).mentions, (std::vector<Mention>{{colleague, story.facts.now, note}, {other, story.facts.now, note}}));
  story.facts.actor.user = colleague;
  story.did(SettleMention{});
  EXPECT_EQ(project(story.state).mentions.size(), 1u);
  story.facts.actor.user = other;
  story.did(AddNote{Note("Done"), {}});
  EXPECT_TRUE(project(story.state).mentions.empty());
}

TEST(CaseMentions, AreOfColleaguesAlone) {
  const auto colleague = test_id<User>(3, 44), stranger = test_id<User>(3, 45);
  Story story;
  story.colleagues(kOffice, {colleague}).colleagues(kAgency, {stranger}).opened();
  for (const auto& who : {stranger, test_id<User>(3, 46)}) {
    EXPECT_EQ(story.give(AddNote{Note("Look"), {colleague, who}}).error().field, "/mentions");
    EXPECT_EQ(story.give(PostMessage{Note("Look"), Word("en"), {}, {}, {who}}).error().code, Code::NoSuchPart);
  }
  story.as(test_id<User>(3, 7));
  EXPECT_EQ(story.give(PostMessage{Note("Look"), Word("en"), {}, {}, {colleague}}).error().field, "/mentions") << "the patient's side has none";
}

TEST(CaseMentions, AreToldWithTheConversation) {
  const auto colleague = test_id<User>(3, 44);
  Story story;
  story.colleagues(kHospital, {colleague}).asking().asked(kHospital);
  story.facts.actor = {test_id<User>(3, 9), kHospital, Role::CandidateClinic};
  story.did(PostMessage{Note("Look"), Word("en"), story.last(), {}, {colleague}});
  EXPECT_EQ(project(story.state).mentions, (std::vector<Mention>{{colleague, story.facts.now, {DataClass::Messages, story.last().bytes}}}));
}

TEST(CaseMentions, AreNeverMoreThanFitNorGiveWayToAnothers) {
  const auto own = test_id<User>(3, 44);
  Story story;
  story.colleagues(kOffice, {own}).opened().did(AddNote{Note("Look"), {own}});
  story.facts.actor = {test_id<User>(3, 9), kAgency, Role::Referrer};
  for (std::uint32_t message = 0; message < 2 * kMostOpenMentions / kMostMentions; ++message) {
    std::vector<Id<User>> all;
    for (std::uint32_t i = 0; i < kMostMentions; ++i) all.push_back(test_id<User>(3, 1000 + message * kMostMentions + i));
    story.colleagues(kAgency, all).did(PostMessage{Note("Look"), Word("en"), {}, {}, all});
    EXPECT_LE(story.state.mentions.size(), kMostOpenMentions + 1);
  }
  EXPECT_EQ(story.state.mentions.front().user, own) << "those of another organisation stay";
  EXPECT_EQ(story.state.mentions.back().user, test_id<User>(3, 1000 + 2 * kMostOpenMentions - 1)) << "the latest stay";
}

TEST(CaseOffers, PinTheRatesOfTheirDay) {
  Story story;
  story.asking().asked(kHospital);
  auto terms = offer_terms();
  EXPECT_EQ(needs(story.state, MakeOffer{story.last(), terms}).currencies, std::vector<std::string>{"VND"});
  story.facts.rates = {{"VND", 25'400'000'000, story.today(), "A bank"}};
  terms.lines[0].quantity = 2;
  terms.lines[0].price->minor = 400'000;
  story.did(MakeOffer{story.last(), terms});
  ASSERT_EQ(story.state.referrals[0].rates.size(), 1u);
  EXPECT_EQ(story.state.referrals[0].rates[0].currency, "VND");
  EXPECT_EQ(story.state.referrals[0].rates[0].source, "A bank");
}

TEST(CaseOffers, AreTranslatedUntilTheyAreRevised) {
  Story story;
  const OfferTexts texts{Note("Мэс засал"), {}, {}, {}, {}};
  story.choosing().did(TranslateOffer{story.last(), Word("mn"), texts}).did(TranslateOffer{story.last(), Word("mn"), texts});
  ASSERT_EQ(story.state.referrals[0].translations.size(), 1u);
  EXPECT_EQ(story.state.referrals[0].translations[0].party, kOffice);
  EXPECT_TRUE(story.did(MakeOffer{story.last(), offer_terms()}).state.referrals[0].translations.empty());
}

TEST(CaseProjection, KnowsTheSamePersonAgain) {
  const auto told = [](const Patient& patient) {
    Story story;
    auto open = enquiry();
    open.patient = patient;
    return project(story.did(open).state).identities;
  };
  auto patient = enquiry().patient;
  patient.passport = Passport{Place{"VN"}, Word("b 123-4567"), {}};
  const auto first = told(patient);
  EXPECT_THAT(first, testing::ElementsAre("passport/VN/B1234567", testing::StartsWith("name/1980-05-17/"), "name/1980-05-17/binh/thi/tran"));
  patient.name = Line("Binh TRAN Thi");
  patient.name_latin.reset();
  patient.passport.reset();
  EXPECT_EQ(told(patient), std::vector{first[2]});
  patient.birth_date.reset();
  EXPECT_TRUE(told(patient).empty()) << "a name alone is nobody";
}

TEST(CaseNeeds, NamesWhatTheRuleReads) {
  Story story;
  story.choosing();
  EXPECT_EQ(needs(story.state, AcceptOffer{story.last()}).parties, std::vector{kHospital});
  EXPECT_EQ(needs(State{}, approved_enquiry()).parties, (std::vector{kAgency, kAuthority}));
  EXPECT_EQ(needs(State{}, approved_enquiry()).corridors.size(), 1u);
}

}  // namespace
}  // namespace hospitium::cases
