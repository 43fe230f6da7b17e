// Each refusal of the rules of a case, one row each; and every transition between stages and between states of a referral.
#include "domain/case/story.hpp"

namespace hospitium::cases {
namespace {

using Row = Refused<Story, Command>;
void refuses(const std::vector<Row>& rows) { expect_refused(rows); }

OpenCase changed(auto change) {
  auto open = enquiry();
  change(open);
  return open;
}

MakeOffer offer(Story& story, auto change) {
  auto terms = offer_terms();
  change(terms);
  return {story.last(), terms};
}

OfferTexts texts() { return {Note("Мэс засал"), {Line("Мэс засал"), Line("Тасаг"), Line("Нислэг")}, {}, {}, {}}; }

/// A row about opening: nothing before, one change to a good enquiry.
Row opening(const char* what, std::function<void(OpenCase&)> change, Code code, const char* field) {
  return {what, [](Story&) {}, [change](Story&) { return changed(change); }, code, field};
}

TEST(CaseRefusals, Opening) {
  refuses({
      opening("born next year", [](auto& o) { o.patient.birth_date.reset(); o.patient.birth_year = 2027; }, Code::OutOfRange, "/patient/birth_year"),
      opening("born before anybody who lives", [](auto& o) { o.patient.birth_date.reset(); o.patient.birth_year = 1895; }, Code::OutOfRange, "/patient/birth_year"),
      opening("born in two years", [](auto& o) { o.patient.birth_year = 1981; }, Code::OutOfRange, "/patient/birth_year"),
      opening("born tomorrow but one", [](auto& o) { o.patient.birth_date = day("2026-03-04"); }, Code::OutOfRange, "/patient/birth_date"),
      opening("no language", [](auto& o) { o.patient.language = Word("Vietnamese"); }, Code::UnknownValue, "/patient/language"),
      opening("nationality of a city", [](auto& o) { o.patient.nationality = Place{"VN-SG"}; }, Code::UnknownPlace, "/patient/nationality"),
      opening("passport of a city", [](auto& o) { o.patient.passport = Passport{Place{"VN-SG"}, Word("B1"), {}}; }, Code::UnknownPlace, "/patient/passport/country"),
      opening("wish ends first", [](auto& o) { o.wish.wished_from = day("2026-05-01"); o.wish.wished_until = day("2026-04-01"); },
              Code::DateOrder, "/wish/wished_until"),
      opening("from a group", [](auto& o) { o.origin = Place{"x-cis"}; }, Code::UnknownPlace, "/origin"),
      opening("to a group", [](auto& o) { o.destination = Place{"x-cis"}; }, Code::UnknownPlace, "/destination"),
      opening("into itself", [](auto& o) { o.origin = Place{"RU"}; }, Code::OutOfRange, "/destination"),
      opening("unknown referrer", [](auto& o) { o.referrer = kStranger; }, Code::UnknownParty, "/referrer"),
      opening("suspended referrer", [](auto& o) { o.referrer = kSuspended; }, Code::PartyInactive, "/referrer"),
      opening("authority that is none", [](auto& o) { o.home_authority = kAgency; }, Code::WrongPartyType, "/home_authority"),
      opening("approval without authority", [](auto& o) { o.origin = Place{"MN"}; o.destination = Place{"KR"}; }, Code::Required, "/home_authority"),
      opening("insurer coordinates", [](auto& o) { o.coordinator = kInsurer; }, Code::WrongPartyType, "/coordinator"),
      opening("mission without meeting", [](auto& o) { o.source.mission = kMission; }, Code::Required, "/source/meeting"),
      opening("meeting without mission", [](auto& o) { o.source.meeting = test_id<Meeting>(5, 1); }, Code::Required, "/source/mission"),
      opening("an agreement is no mission", [](auto& o) { o.source.mission = kAgreement; o.source.meeting = test_id<Meeting>(5, 1); },
              Code::NoSuchPart, "/source/mission"),
      {"a referrer names no coordinator", [](Story& s) { s.facts.actor = {test_id<User>(3, 2), kAgency, Role::Referrer}; },
       [](Story&) { return enquiry(); }, Code::Required, "/coordinator"},
      {"opened twice", [](Story& s) { s.opened(); }, [](Story&) { return enquiry(); }, Code::WrongStage, ""},
      {"not opened", [](Story&) {}, [](Story&) { return AddNote{Note("?"), {}}; }, Code::NotFound, ""},
  });
}

/// The consent is the patient's: midnight where they live, not of UTC.
TEST(CaseConsent, HoldsUntilTheDayIsOverWhereThePatientLives) {
  Story story;
  story.opened();
  const CalendarKey home{{}, story.state.origin};
  story.facts.calendars = {{home, {story.state.origin, Word("Asia/Ho_Chi_Minh"), {}, {}}}};
  EXPECT_THAT(needs(story.state, GrantConsent{kHospital, day("2026-03-20"), {}}).calendars, testing::ElementsAre(home));
  story.did(GrantConsent{kHospital, day("2026-03-20"), {}});
  const auto over = *parse_instant("2026-03-20T17:00:00Z");
  EXPECT_TRUE(consent_in_force(story.state, kHospital, over - 1));
  EXPECT_FALSE(consent_in_force(story.state, kHospital, over));
}

TEST(CaseRefusals, RecordsAndConsent) {
  refuses({
      {"record twice", [](Story& s) { s.opened().did(AttachRecord{record(1)}); }, [](Story&) { return AttachRecord{record(1)}; }, Code::AlreadyDone, "/record/id"},
      {"negative size", [](Story& s) { s.opened(); }, [](Story&) { auto r = record(1); r.bytes = -1; return AttachRecord{r}; }, Code::OutOfRange, "/record/bytes"},
      {"too many records", [](Story& s) { s.opened(); for (std::uint32_t i = 0; i < kMostRecords; ++i) s.did(AttachRecord{record(i)}); },
       [](Story&) { return AttachRecord{record(9999)}; }, Code::TooMany, "/record"},
      {"nothing to confirm", [](Story& s) { s.opened(); }, [](Story&) { return ConfirmRecords{}; }, Code::RecordMissing, ""},
      {"consent for a stranger", [](Story& s) { s.opened(); }, [](Story&) { return GrantConsent{kStranger, {}, {}}; }, Code::UnknownParty, "/party"},
      {"consent for a suspended party", [](Story& s) { s.opened(); }, [](Story&) { return GrantConsent{kSuspended, {}, {}}; }, Code::PartyInactive, "/party"},
      {"consent until yesterday", [](Story& s) { s.opened(); }, [](Story&) { return GrantConsent{kHospital, day("2026-03-01"), {}}; }, Code::DateInPast, "/until"},
      {"same consent again", [](Story& s) { s.opened().did(GrantConsent{kHospital, {}, {}}); }, [](Story&) { return GrantConsent{kHospital, {}, {}}; },
       Code::AlreadyDone, "/party"},
      {"nothing to revoke", [](Story& s) { s.opened(); }, [](Story&) { return RevokeConsent{kHospital}; }, Code::AlreadyDone, "/party"},
      {"revoked already", [](Story& s) { s.opened().did(RevokeConsent{kOffice}); }, [](Story&) { return RevokeConsent{kOffice}; }, Code::AlreadyDone, "/party"},
      {"approve nothing", [](Story& s) { s.opened(); }, [](Story&) { return ApproveCase{}; }, Code::WrongStage, ""},
      {"patient admitted twice", [](Story& s) { s.opened().accounts({5}).did(AdmitPatient{test_id<User>(3, 5)}); },
       [](Story&) { return AdmitPatient{test_id<User>(3, 5)}; }, Code::AlreadyDone, "/user"},
      {"nobody admitted", [](Story& s) { s.opened(); }, [](Story&) { return AdmitPatient{}; }, Code::Required, "/user"},
      {"a crowd of patients", [](Story& s) { s.opened(); for (std::uint32_t i = 0; i < kMostPatientUsers; ++i) s.accounts({10 + i}).did(AdmitPatient{test_id<User>(3, 10 + i)}); },
       [](Story&) { return AdmitPatient{test_id<User>(3, 99)}; }, Code::TooMany, "/user"},
      {"admitted without an account", [](Story& s) { s.opened(); }, [](Story&) { return AdmitPatient{test_id<User>(3, 98)}; }, Code::NoSuchPart, "/user"},
      {"somebody's own people admitted", [](Story& s) { s.opened().colleagues(kAgency, {test_id<User>(3, 2)}); }, [](Story&) { return AdmitPatient{test_id<User>(3, 2)}; },
       Code::NoSuchPart, "/user"},
      {"message to no clinic", [](Story& s) { s.opened(); }, [](Story&) { return PostMessage{Note("?"), Word("en"), test_id<Referral>(9, 999), {}, {}}; },
       Code::NoSuchPart, "/referral"},
      {"message to who takes no part", [](Story& s) { s.opened(); }, [](Story&) { return PostMessage{Note("?"), Word("en"), {}, kInsurer, {}}; },
       Code::NoSuchPart, "/party"},
      {"message to a clinic by its name", [](Story& s) { s.asking().asked(kHospital); }, [](Story&) { return PostMessage{Note("?"), Word("en"), {}, kHospital, {}}; },
       Code::NoSuchPart, "/party"},
      {"message to two at once", [](Story& s) { s.asking().asked(kHospital); }, [](Story& s) { return PostMessage{Note("?"), Word("en"), s.last(), kAgency, {}}; },
       Code::OutOfRange, "/party"},
      {"a message that mentions a crowd", [](Story& s) { s.opened(); },
       [](Story&) { return PostMessage{Note("?"), Word("en"), {}, {}, std::vector<Id<User>>(kMostMentions + 1, test_id<User>(3, 2))}; }, Code::TooMany, "/mentions"},
      {"a note that mentions nobody at all", [](Story& s) { s.opened(); }, [](Story&) { return AddNote{Note("?"), {Id<User>{}}}; }, Code::Required, "/mentions"},
      {"assigned to nobody twice", [](Story& s) { s.opened(); }, [](Story&) { return AssignCase{}; }, Code::AlreadyDone, "/user"},
      {"assigned to no user", [](Story& s) { s.opened(); }, [](Story&) { return AssignCase{Id<User>{}}; }, Code::NoSuchPart, "/user"},
      {"assigned to another's", [](Story& s) { s.opened().colleagues(kHospital, {test_id<User>(3, 2)}); }, [](Story&) { return AssignCase{test_id<User>(3, 2)}; },
       Code::NoSuchPart, "/user"},
      {"the same keyword", [](Story& s) { s.opened().did(AddKeyword{Keyword("Tet")}); }, [](Story&) { return AddKeyword{Keyword("Tet")}; }, Code::AlreadyDone, "/keyword"},
      {"a keyword that is not there", [](Story& s) { s.opened(); }, [](Story&) { return RemoveKeyword{Keyword("Tet")}; }, Code::NoSuchPart, "/keyword"},
      {"too many keywords", [](Story& s) { s.opened(); for (std::size_t i = 0; i < kMostKeywords; ++i) s.did(AddKeyword{Keyword(fmt::format("{}", i))}); },
       [](Story&) { return AddKeyword{Keyword("Tet")}; }, Code::TooMany, "/keyword"},
      {"nothing to settle", [](Story& s) { s.opened(); }, [](Story&) { return SettleMention{}; }, Code::AlreadyDone, ""},
      {"message in no language", [](Story& s) { s.opened(); }, [](Story&) { return PostMessage{Note("?"), Word("English"), {}, {}, {}}; }, Code::UnknownValue, "/language"},
  });
}

TEST(CaseRefusals, WhatPeopleWriteAboutRecords) {
  const auto with_record = [](Story& s) { s.opened().did(AttachRecord{record(1)}); };
  const auto summary = [](std::uint32_t number, std::optional<Id<Record>> replaces = {}) {
    auto ref = record(number);
    ref.of = record(1).id;
    ref.replaces = replaces;
    return ConfirmSummary{ref};
  };
  const auto translation = [](std::uint32_t number, std::optional<Word> language = Word("ru")) {
    auto ref = record(number);
    ref.of = record(1).id;
    ref.language = language;
    return AddTranslation{ref, {}};
  };
  const auto translated = [=](Story& s) { with_record(s); s.did(translation(2)); };
  refuses({
      {"mark what is not there", with_record, [](Story&) { return MarkRecord{record(2).id, true}; }, Code::NoSuchPart, "/record"},
      {"mark as it is", with_record, [](Story&) { return MarkRecord{record(1).id, false}; }, Code::AlreadyDone, "/without_identity"},
      {"summary of nothing", [](Story& s) { s.opened(); }, [=](Story&) { return summary(2); }, Code::NoSuchPart, "/record/of"},
      {"summary under a record's id", with_record, [=](Story&) { return summary(1); }, Code::AlreadyDone, "/record/id"},
      {"replaces no summary", with_record, [=](Story&) { return summary(2, record(9).id); }, Code::NoSuchPart, "/record/replaces"},
      {"replaces an old version", [=](Story& s) { with_record(s); s.did(summary(2)).did(summary(3, record(2).id)); },
       [=](Story&) { return summary(4, record(2).id); }, Code::VersionConflict, "/record/replaces"},
      {"too many summaries", [=](Story& s) { with_record(s); for (std::uint32_t i = 0; i < kMostRecords; ++i) s.did(summary(2 + i)); },
       [=](Story&) { return summary(9999); }, Code::TooMany, "/record"},
      {"translation of nothing", [](Story& s) { s.opened(); }, [=](Story&) { return translation(2); }, Code::NoSuchPart, "/record/of"},
      {"translation into nothing", with_record, [=](Story&) { return translation(2, std::nullopt); }, Code::Required, "/record/language"},
      {"translation into no language", with_record, [=](Story&) { return translation(2, Word("Russian")); }, Code::UnknownValue, "/record/language"},
      {"settle what is not there", with_record, [](Story&) { return SettleTranslation{record(2).id, TranslationState::Reviewed, {}}; }, Code::NoSuchPart, "/record"},
      {"back to draft", translated, [](Story&) { return SettleTranslation{record(2).id, TranslationState::Draft, {}}; }, Code::AlreadyDone, "/state"},
      {"certified twice", [=](Story& s) { translated(s); s.did(SettleTranslation{record(2).id, TranslationState::Certified, {}}); },
       [](Story&) { return SettleTranslation{record(2).id, TranslationState::Reviewed, {}}; }, Code::AlreadyDone, "/state"},
  });
}

TEST(CaseRefusals, Keywords) {
  const auto zebra = [](Story& s) { s.opened().did(AddKeyword{Keyword("Zebra")}); };
  const auto word = [](std::string text) { return [text](Story&) { return AddKeyword{Keyword(text)}; }; };
  refuses({
      {"in small letters", zebra, word("zebra"), Code::AlreadyDone, "/keyword"},
      {"with a space behind", zebra, word("Zebra "), Code::AlreadyDone, "/keyword"},
      {"of spaces", zebra, word("  "), Code::Required, "/keyword"},
  });
}

TEST(CaseKeywords, AreTrimmedAndFoundHoweverTheyAreWritten) {
  Story story;
  story.opened().did(AddKeyword{Keyword("  Tết năm sau ")});
  EXPECT_EQ(story.state.keywords.at(0), "Tết năm sau");
  EXPECT_TRUE(story.did(RemoveKeyword{Keyword("tết năm sau")}).state.keywords.empty());
}

TEST(CaseRefusals, Persons) {
  const auto invited = [](Story& s) { s.opened().did(InvitePerson{daughter()}); };
  const auto following = [](Story& s) { s.choosing().did(InvitePerson{daughter(PersonMay::Follow)}).as(s.state.persons[0].id); };
  refuses({
      {"a person of no language", [](Story& s) { s.opened(); }, [](Story&) { auto p = daughter(); p.language = Word("Mongolian"); return InvitePerson{p}; },
       Code::UnknownValue, "/person/language"},
      {"a crowd of persons", [](Story& s) { s.opened(); for (std::size_t i = 0; i < kMostPersons; ++i) s.did(InvitePerson{daughter()}); },
       [](Story&) { return InvitePerson{daughter()}; }, Code::TooMany, "/person"},
      {"a link for nobody", invited, [](Story&) { return MakeLink{test_id<User>(3, 99)}; }, Code::NoSuchPart, "/person"},
      {"a link for who was dismissed", [=](Story& s) { invited(s); s.did(DismissPerson{s.state.persons[0].id}); },
       [](Story& s) { return MakeLink{s.state.persons[0].id}; }, Code::NoSuchPart, "/person"},
      {"dismissed twice", [=](Story& s) { invited(s); s.did(DismissPerson{s.state.persons[0].id}); },
       [](Story& s) { return DismissPerson{s.state.persons[0].id}; }, Code::NoSuchPart, "/person"},
      {"a follower accepts", following, [](Story& s) { return AcceptOffer{s.last()}; }, Code::DecisionNotYours, ""},
      {"a follower dismisses the decider", [](Story& s) { s.choosing().did(InvitePerson{daughter()}).did(InvitePerson{daughter(PersonMay::Follow)}).as(s.state.persons[1].id); },
       [](Story& s) { return DismissPerson{s.state.persons[0].id}; }, Code::DecisionNotYours, ""},
      {"a follower takes back a consent", following, [](Story&) { return RevokeConsent{kHospital}; }, Code::DecisionNotYours, ""},
      {"a follower edits the patient", following, [](Story&) { return EditPatient{enquiry().patient}; }, Code::DecisionNotYours, ""},
      {"a follower records a death", following, [](Story& s) { return RecordDeath{s.today(), {}}; }, Code::DecisionNotYours, ""},
      {"a follower adds a companion", following, [](Story&) { return AddCompanion{son()}; }, Code::DecisionNotYours, ""},
      {"a follower withdraws", following, [](Story&) { return WithdrawWish{WithdrawReason::Financial, {}}; }, Code::DecisionNotYours, ""},
      {"withdrawn under treatment", [](Story& s) { s.started(); }, [](Story&) { return WithdrawWish{WithdrawReason::Other, {}}; }, Code::WrongStage, ""},
  });
}

TEST(CasePersons, TakePartUntilTheyAreDismissed) {
  Story story;
  story.choosing().did(InvitePerson{daughter()});
  const auto person = story.state.persons[0].id;
  const auto takes_part = [&] {
    return std::ranges::any_of(project(story.state).participants, [&](const Participant& one) { return one.user == person && one.role == Role::Patient; });
  };
  EXPECT_TRUE(takes_part());
  story.did(MakeLink{person});
  EXPECT_EQ(story.state.persons[0].link_at, story.facts.now);
  story.as(person).did(AcceptOffer{story.last()});
  EXPECT_EQ(story.state.stage, Stage::Funding);
  story.did(DismissPerson{person});
  EXPECT_FALSE(takes_part());
  EXPECT_EQ(find_person(story.state, person), nullptr);
}

TEST(CasePersons, WhoFollowsAsksAndSendsDocuments) {
  Story story;
  story.choosing().did(InvitePerson{daughter(PersonMay::Follow)}).as(story.state.persons[0].id);
  story.did(PostMessage{Note("When?"), Word("mn"), {}, {}, {}}).did(AttachRecord{record(2)}).did(AddNote{Note("Ask again"), {}, {}, {}});
  EXPECT_EQ(story.state.records.size(), 2u);
}

TEST(CasePersons, AnAccountIsLetInAndTakenOutAgain) {
  Story story;
  const auto account = test_id<User>(3, 5);
  EXPECT_THAT(needs(story.opened().state, AdmitPatient{account}).users, testing::ElementsAre(account));
  story.accounts({5}).did(AdmitPatient{account}).did(DismissPerson{account});
  EXPECT_TRUE(story.state.patient_users.empty());
  for (const auto& row : project(story.state).participants) EXPECT_NE(row.user, account);
  story.did(AdmitPatient{account});
}

TEST(CasePersons, WithdrawInPerson) {
  Story story;
  story.asking().did(InvitePerson{daughter()});
  story.as(story.state.persons[0].id).did(WithdrawWish{WithdrawReason::TreatedAtHome, {}});
  EXPECT_EQ(story.state.stage, Stage::Withdrawn);
}

TEST(CaseRefusals, Referral) {
  const auto asked = [](Story& s) { s.asking().asked(kHospital); };
  const auto withdrawn = [asked](Story& s) { asked(s); s.did(WithdrawReferral{s.last()}); };
  refuses({
      {"unknown clinic", [](Story& s) { s.asking(); }, [](Story&) { return RequestReferral{kStranger, Note("?")}; }, Code::UnknownParty, "/clinic"},
      {"suspended clinic", [](Story& s) { s.asking(); }, [](Story&) { return RequestReferral{kSuspended, Note("?")}; }, Code::PartyInactive, "/clinic"},
      {"an agency is no clinic", [](Story& s) { s.asking(); }, [](Story&) { return RequestReferral{kAgency, Note("?")}; }, Code::WrongPartyType, "/clinic"},
      {"dentists for oncology", [](Story& s) { s.asking(); }, [](Story&) { return RequestReferral{kUnlicensed, Note("?")}; }, Code::LicenceMissing, "/clinic"},
      {"no consent", [](Story& s) { s.asking(); }, [](Story&) { return RequestReferral{kHospital, Note("?")}; }, Code::ConsentMissing, "/clinic"},
      {"consent expired", [](Story& s) { s.asking().did(GrantConsent{kHospital, day("2026-03-02"), {}}).wait(kDay_us); },
       [](Story&) { return RequestReferral{kHospital, Note("?")}; }, Code::ConsentMissing, "/clinic"},
      {"asked already", asked, [](Story&) { return RequestReferral{kHospital, Note("?")}; }, Code::ReferralExists, "/clinic"},
      {"too many referrals", [](Story& s) {
         s.asking().asked(kHospital).did(WithdrawReferral{s.last()});
         while (s.state.referrals.size() < kMostReferrals) s.did(RequestReferral{kHospital, Note("?")}).did(WithdrawReferral{s.last()});
       }, [](Story&) { return RequestReferral{kHospital, Note("?")}; }, Code::TooMany, "/clinic"},
      {"no such referral", asked, [](Story&) { return ReceiveReferral{test_id<Referral>(9, 999)}; }, Code::NoSuchPart, "/referral"},
      {"received twice", [asked](Story& s) { asked(s); s.did(ReceiveReferral{s.last()}); }, [](Story& s) { return ReceiveReferral{s.last()}; }, Code::AlreadyDone, "/referral"},
      {"received after acceptance", [asked](Story& s) { asked(s); s.did(AcceptReferral{s.last()}); }, [](Story& s) { return ReceiveReferral{s.last()}; },
       Code::StepOutOfOrder, "/referral"},
      {"asked twice", [asked](Story& s) { asked(s); s.did(AskInformation{s.last(), Note("?")}); }, [](Story& s) { return AskInformation{s.last(), Note("?")}; },
       Code::AlreadyDone, "/referral"},
      {"nothing was asked", asked, [](Story& s) { return GiveInformation{s.last(), Note("!")}; }, Code::StepOutOfOrder, "/referral"},
      {"receive a withdrawn one", withdrawn, [](Story& s) { return ReceiveReferral{s.last()}; }, Code::ReferralClosed, "/referral"},
      {"ask about a withdrawn one", withdrawn, [](Story& s) { return AskInformation{s.last(), Note("?")}; }, Code::ReferralClosed, "/referral"},
      {"answer a withdrawn one", withdrawn, [](Story& s) { return GiveInformation{s.last(), Note("!")}; }, Code::ReferralClosed, "/referral"},
      {"accept a withdrawn one", withdrawn, [](Story& s) { return AcceptReferral{s.last()}; }, Code::ReferralClosed, "/referral"},
      {"decline a withdrawn one", withdrawn, [](Story& s) { return DeclineReferral{s.last(), {}, {}, {}}; }, Code::ReferralClosed, "/referral"},
      {"withdraw twice", withdrawn, [](Story& s) { return WithdrawReferral{s.last()}; }, Code::ReferralClosed, "/referral"},
      {"offer to a withdrawn one", withdrawn, [](Story& s) { return MakeOffer{s.last(), offer_terms()}; }, Code::ReferralClosed, "/referral"},
      {"onward to an agency", asked, [](Story& s) { return DeclineReferral{s.last(), {}, {}, kAgency}; }, Code::WrongPartyType, "/onward"},
  });
}

TEST(CaseRefusals, Choice) {
  const auto asked = [](Story& s) { s.asking().asked(kHospital); };
  const auto offered = [](Story& s) { s.choosing(); };
  refuses({
      {"valid until yesterday", asked, [](Story& s) { return offer(s, [](auto& t) { t.valid_until = day("2026-03-01"); }); }, Code::DateInPast, "/terms/valid_until"},
      {"treated yesterday", asked, [](Story& s) { return offer(s, [](auto& t) { t.treatment_from = day("2026-03-01"); }); }, Code::DateInPast, "/terms/treatment_from"},
      {"no stay", asked, [](Story& s) { return offer(s, [](auto& t) { t.stay_days = 0; }); }, Code::OutOfRange, "/terms/stay_days"},
      {"endless stay", asked, [](Story& s) { return offer(s, [](auto& t) { t.stay_days = 366; }); }, Code::OutOfRange, "/terms/stay_days"},
      {"two currencies", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines[1].price = Money{1, "KRW"}; }); }, Code::CurrencyMismatch, "/terms/lines/1/price"},
      {"nothing for nothing", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines.clear(); t.total.minor = 0; }); }, Code::Required, "/terms/lines"},
      {"less than nothing", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines.clear(); t.total.minor = -1; }); }, Code::OutOfRange, "/terms/total"},
      {"wrong sum", asked, [](Story& s) { return offer(s, [](auto& t) { t.total.minor += 1; }); }, Code::OutOfRange, "/terms/total"},
      {"sum beyond money", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines[0].price->minor = kMaxMoney_minor; }); }, Code::OutOfRange, "/terms/lines/1/price"},
      {"none of a line", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines[0].quantity = 0; }); }, Code::OutOfRange, "/terms/lines/0/quantity"},
      {"a thousand of a line", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines[0].quantity = kMostOfOne + 1; }); }, Code::OutOfRange, "/terms/lines/0/quantity"},
      {"two of a line, counted once", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines[0].quantity = 2; }); }, Code::OutOfRange, "/terms/total"},
      {"many of what is dear", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines[0] = {Line("Gold"), Money{kMaxMoney_minor / 2, "USD"}, true, {}, 3, {}}; }); },
       Code::OutOfRange, "/terms/lines/0/price"},
      {"endless lines", asked, [](Story& s) { return offer(s, [](auto& t) { t.lines.assign(kMostLines + 1, t.lines[2]); }); }, Code::TooMany, "/terms/lines"},
      {"words of no offer", [](Story& s) { s.choosing().asked(kRival); }, [](Story& s) { return TranslateOffer{s.last(), Word("mn"), texts()}; }, Code::StepOutOfOrder, "/referral"},
      {"words of an offer that was declined", [](Story& s) { s.choosing().offered(kRival).did(DeclineReferral{s.last(), {}, {}, {}}); },
       [](Story& s) { return TranslateOffer{s.last(), Word("mn"), texts()}; }, Code::ReferralClosed, "/referral"},
      {"words in no language", offered, [](Story& s) { return TranslateOffer{s.last(), Word("Mongolian"), texts()}; }, Code::UnknownValue, "/language"},
      {"words for two of three lines", offered, [](Story& s) { auto t = texts(); t.lines.pop_back(); return TranslateOffer{s.last(), Word("mn"), t}; },
       Code::OutOfRange, "/texts/lines"},
      {"words in every language there is", [](Story& s) { s.choosing(); for (std::size_t i = 0; i < kMostOfferLanguages; ++i) s.did(TranslateOffer{s.last(), Word("a" + std::string(1, static_cast<char>('a' + i))), texts()}); },
       [](Story& s) { return TranslateOffer{s.last(), Word("mn"), texts()}; }, Code::TooMany, "/language"},
      {"no offer yet", [](Story& s) { s.asking().offered(kHospital).asked(kRival); }, [](Story& s) { return AcceptOffer{s.last()}; }, Code::StepOutOfOrder, "/referral"},
      {"offer of nobody", offered, [](Story&) { return AcceptOffer{test_id<Referral>(9, 999)}; }, Code::NoSuchPart, "/referral"},
      {"expired", [](Story& s) { s.choosing().wait(20 * kDay_us); }, [](Story& s) { return AcceptOffer{s.last()}; }, Code::OfferExpired, "/referral"},
      {"expired, written down", [](Story& s) { s.choosing().wait(20 * kDay_us); }, [](Story& s) { return RecordAcceptance{s.last(), {}, {}}; }, Code::OfferExpired, "/referral"},
      {"expires before its day is over", [](Story& s) { s.choosing().wait(18 * kDay_us); }, [](Story& s) { return ExpireReferral{s.last()}; }, Code::StepOutOfOrder, "/referral"},
      {"nothing was offered that could expire", [](Story& s) { s.asking().offered(kHospital).asked(kRival).wait(20 * kDay_us); },
       [](Story& s) { return ExpireReferral{s.last()}; }, Code::StepOutOfOrder, "/referral"},
      {"expires twice", [](Story& s) { s.asking().offered(kRival).asked(kHospital).did(MakeOffer{s.last(), offer_terms()}).wait(20 * kDay_us).did(ExpireReferral{s.last()}); },
       [](Story& s) { return ExpireReferral{s.last()}; }, Code::ReferralClosed, "/referral"},
      {"accepted after it expired", [](Story& s) { s.asking().offered(kRival).offered(kHospital).wait(20 * kDay_us).did(ExpireReferral{s.last()}); },
       [](Story& s) { return RecordAcceptance{s.last(), {}, {}}; }, Code::ReferralClosed, "/referral"},
      {"licence lost", [](Story& s) { s.choosing(); s.facts.parties[2].licences[0].suspended = true; }, [](Story& s) { return AcceptOffer{s.last()}; },
       Code::LicenceMissing, "/referral"},
      {"clinic suspended", [](Story& s) { s.choosing(); s.facts.parties[2].state = PartyState::Suspended; }, [](Story& s) { return AcceptOffer{s.last()}; },
       Code::PartyInactive, "/referral"},
      {"consent revoked", [](Story& s) { s.choosing().did(RevokeConsent{kHospital}); }, [](Story& s) { return AcceptOffer{s.last()}; }, Code::ConsentMissing, "/referral"},
      {"chosen already", [](Story& s) { s.funding(); }, [](Story& s) { return AcceptOffer{s.last()}; }, Code::WrongStage, ""},
  });
}

TEST(CaseRefusals, LaterStepsAndEnds) {
  const auto tomorrow_but_one = [](Story& s) { return Day{s.today().days + 2}; };
  refuses({
      {"funded in future", [](Story& s) { s.funding(); }, [=](Story& s) { return RecordFunding{{}, tomorrow_but_one(s), {}, {}, {}}; }, Code::OutOfRange, "/on"},
      {"agency pays", [](Story& s) { s.funding(); }, [](Story& s) { return RecordFunding{{}, s.today(), {}, kAgency, {}}; }, Code::WrongPartyType, "/payer"},
      {"payer names another", [](Story& s) { s.funding().did(RecordFunding{FundingKind::Guarantee, s.today(), {}, kInsurer, {}}); s.facts.actor = {test_id<User>(3, 8), kInsurer, Role::Insurer}; },
       [](Story& s) { return RecordFunding{FundingKind::Grant, s.today(), {}, kFoundation, {}}; }, Code::OutOfRange, "/payer"},
      {"visa in future", [](Story& s) { s.funding(); }, [=](Story& s) { return RecordVisa{{}, tomorrow_but_one(s), {}, {}}; }, Code::OutOfRange, "/on"},
      {"visa ends first", [](Story& s) { s.funding(); }, [](Story& s) { return RecordVisa{{}, s.today(), day("2026-03-01"), {}}; }, Code::DateOrder, "/valid_until"},
      {"visa ends before arrival", [](Story& s) { s.funding().did(RecordTravel{day("2026-05-01"), {}, {}}); },
       [](Story& s) { return RecordVisa{{}, s.today(), day("2026-04-30"), {}}; }, Code::DateOrder, "/valid_until"},
      {"leaves before arrival", [](Story& s) { s.funding(); }, [](Story&) { return RecordTravel{day("2026-05-02"), day("2026-05-01"), {}}; }, Code::DateOrder, "/leaves_on"},
      {"arrives after visa", [](Story& s) { s.travel(); }, [](Story&) { return RecordTravel{day("2026-06-02"), {}, {}}; }, Code::DateOrder, "/arrives_on"},
      {"started in future", [](Story& s) { s.treatment(); }, [=](Story& s) { return StartTreatment{tomorrow_but_one(s), {}}; }, Code::OutOfRange, "/on"},
      {"started before birth", [](Story& s) { s.treatment(); }, [](Story&) { return StartTreatment{day("1980-05-16"), {}}; }, Code::DateOrder, "/on"},
      {"started twice", [](Story& s) { s.started(); }, [](Story& s) { return StartTreatment{s.today(), {}}; }, Code::AlreadyDone, ""},
      {"discharged before start", [](Story& s) { s.treatment(); }, [](Story& s) { return RecordDischarge{s.today(), {}}; }, Code::StepOutOfOrder, ""},
      {"discharged earlier", [](Story& s) { s.started(); }, [](Story& s) { return RecordDischarge{Day{s.today().days - 1}, {}}; }, Code::DateOrder, "/on"},
      {"discharged in future", [](Story& s) { s.started(); }, [=](Story& s) { return RecordDischarge{tomorrow_but_one(s), {}}; }, Code::OutOfRange, "/on"},
      {"outcome before discharge", [](Story& s) { s.aftercare(); }, [](Story& s) { return SendOutcomeHome{{}, {}, Day{s.today().days - 1}, {}}; }, Code::DateOrder, "/on"},
      {"closed untold", [](Story& s) { s.aftercare(); }, [](Story&) { return CloseCase{}; }, Code::StepOutOfOrder, ""},
      {"withdrawn after the end", [](Story& s) { s.closed(); }, [](Story&) { return WithdrawCase{{}, {}}; }, Code::WrongStage, ""},
      {"refused after choice", [](Story& s) { s.funding(); }, [](Story&) { return RefuseCase{Note("?")}; }, Code::WrongStage, ""},
      {"death in future", [](Story& s) { s.opened(); }, [=](Story& s) { return RecordDeath{tomorrow_but_one(s), {}}; }, Code::OutOfRange, "/on"},
      {"death before birth", [](Story& s) { s.opened(); }, [](Story&) { return RecordDeath{day("1980-05-16"), {}}; }, Code::DateOrder, "/on"},
  });
}

TEST(CaseRefusals, WrongStageNamesTheStage) {
  Story story;
  auto refused = story.visa().give(ConfirmRecords{});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().params, (std::vector<std::pair<std::string, std::string>>{{"stage", "visa"}}));
}

}  // namespace
}  // namespace hospitium::cases
