// A child's consent is given by a representative, whom a document of the case shows to be one.
#include "domain/case/story.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

const GrantConsent kConsent{kHospital, {}, AcceptanceChannel::SignedPaper};

/// Born on this day; the world's today is 2 March 2026.
Story& born(Story& story, std::string_view on) {
  auto open = enquiry();
  open.patient.birth_date = day(on);
  return story.did(open).did(AttachRecord{paper(1)}).did(AttachRecord{record(2)});
}

PersonTerms mother(PersonMay may = PersonMay::Decide, Relation relation = Relation::Parent) { return {Line("Thu"), relation, Word("vi"), may, {}}; }

CaseView view(const Story& story) {
  return view_of(test_id<Dossier>(2, 9), story.state, project(story.state), [](Id<Party> id) { return PartyName{id, {}, {}, {}}; }, story.facts.now);
}

std::optional<ConsentRemark> remark(const Story& story) {
  return view(story).consent_remark;
}

TEST(CaseChild, ConsentsByWhomADocumentNames) {
  Story story;
  born(story, "2012-05-17").did(InvitePerson{mother()});
  const auto refused = story.give(kConsent);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::RepresentativeMissing);
  EXPECT_EQ(remark(story), ConsentRemark::RepresentativeMissing);
  const auto id = story.state.persons[0].id;
  story.did(ProveRepresentative{id, record(1).id}).did(kConsent);
  EXPECT_FALSE(remark(story));
  EXPECT_EQ(find_proof(story.state, id)->record, record(1).id);
  EXPECT_FALSE(story.did(DismissPerson{id}).give(GrantConsent{kRival, {}, {}})) << "nobody represents the child any more";
}

/// Born in 2012: the mother comes by a link and is shown to be one, an uncle is invited after her, and a clinic offers.
struct Family {
  Story story;
  Id<User> mother, uncle;

  Family() {
    born(story, "2012-05-17").did(InvitePerson{cases::mother()});
    mother = story.state.persons.back().id;
    story.did(ProveRepresentative{mother, record(1).id}).did(InvitePerson{cases::mother(PersonMay::Decide, Relation::Relative)});
    uncle = story.state.persons.back().id;
    story.did(ConfirmRecords{}).offered();
  }
};

bool offers(const Story& story, std::string_view command) {
  return std::ranges::any_of(choices(story.state, story.facts), [&](const CommandChoice& one) { return one.command == command; });
}

TEST(CaseChild, IsDecidedForByWhomADocumentNames) {
  Family family;
  auto& story = family.story.as(family.uncle);
  const auto refused = [&](const Command& asked) {
    const auto given = story.give(asked);
    return !given && given.error().code == Code::RepresentativeMissing;
  };
  EXPECT_TRUE(refused(AcceptOffer{story.last()}));
  EXPECT_TRUE(refused(WithdrawWish{}));
  EXPECT_TRUE(refused(kConsent));
  EXPECT_TRUE(refused(DismissPerson{family.mother}));
  EXPECT_TRUE(refused(RecordDeath{story.today(), {}}));
  EXPECT_FALSE(offers(story, RecordDeath::kName));
  for (const auto* birth : {"1990-05-17", ""}) {
    auto patient = story.state.patient;
    patient.birth_date.reset();
    if (*birth) patient.birth_date = day(birth);
    EXPECT_TRUE(refused(EditPatient{patient})) << "makes the child of age: " << birth;
  }
  EXPECT_FALSE(offers(story, AcceptOffer::kName));
  EXPECT_FALSE(offers(story, WithdrawWish::kName));
  auto corrected = story.state.patient;
  corrected.birth_date = day("2012-05-18");
  story.did(EditPatient{corrected}).did(RevokeConsent{kHospital}).did(DismissPerson{family.uncle});
}

/// Who sent the case is not who decides for the child: made of age for a minute, it would consent itself.
TEST(CaseChild, IsMadeOfAgeByItsCoordinatorAlone) {
  Family family;
  auto adult = family.story.state.patient;
  adult.birth_date = day("1990-05-17");
  family.story.facts.actor = {test_id<User>(3, 90), kAgency};
  const auto refused = family.story.give(EditPatient{adult});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::RepresentativeMissing);
  family.story.facts.actor = {test_id<User>(3, 91), kOffice};
  EXPECT_TRUE(family.story.give(EditPatient{adult}));
}

TEST(CaseChild, KeepsTheUnprovenFromDismissingEachOther) {
  Story story;
  born(story, "2012-05-17").did(InvitePerson{mother()}).did(InvitePerson{mother(PersonMay::Decide, Relation::Relative)});
  const auto refused = story.as(story.state.persons.back().id).give(DismissPerson{story.state.persons.front().id});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::RepresentativeMissing);
}

TEST(CaseChild, ItsRepresentativeChoosesAndDismisses) {
  Family family;
  auto& story = family.story.as(family.mother);
  EXPECT_TRUE(offers(story, AcceptOffer::kName));
  story.did(DismissPerson{family.uncle}).did(AcceptOffer{story.last()});
  EXPECT_EQ(story.state.stage, Stage::Funding);
}

/// The birth date was mended late, or the only representative was dismissed: what was agreed stands, and nothing goes further.
TEST(CaseChild, SendsNothingFurtherWhileNobodyRepresentsIt) {
  Story story;
  story.opened().did(AttachRecord{paper(1)}).did(ConfirmRecords{}).did(kConsent).did(GrantConsent{kBureau, {}, {}});
  auto patient = story.state.patient;
  patient.birth_date = day("2012-05-17");
  story.did(EditPatient{patient});
  const RequestReferral referral{kHospital, Note("Can you treat?")};
  const AskTranslation translation{record(1).id, kBureau, Word("ru"), TranslationState::Draft, day("2026-03-20")};
  for (const Command& asked : {Command(referral), Command(translation)}) {
    const auto given = story.give(asked);
    ASSERT_FALSE(given);
    EXPECT_EQ(given.error().code, Code::RepresentativeMissing);
  }
  EXPECT_FALSE(offers(story, RequestReferral::kName));
  story.did(InvitePerson{mother()}).did(ProveRepresentative{story.state.persons.back().id, record(1).id}).did(referral).did(translation);
}

TEST(CaseChild, IsRepresentedByAnAccountAsWell) {
  Story story;
  born(story.accounts({7}), "2012-05-17").did(AdmitPatient{test_id<User>(3, 7)}).did(ProveRepresentative{test_id<User>(3, 7), record(1).id}).did(kConsent);
}

/// On the day of the consent: a child that has come of age consents itself.
TEST(CaseChild, GrowsUp) {
  Story story;
  born(story, "2008-03-03");
  EXPECT_FALSE(story.give(kConsent)) << "the day before";
  EXPECT_TRUE(story.wait(kDay_us).give(kConsent));
}

/// Nobody said how old: no consent counts as an adult's, and nothing goes further, until somebody says so or is shown to decide for the patient.
Story& ageless(Story& story) {
  auto open = enquiry();
  open.patient.birth_date.reset();
  return story.did(open).did(AttachRecord{paper(1)}).did(ConfirmRecords{});
}

TEST(CaseChild, MayBeWhoseAgeNobodyKnows) {
  Story story;
  const auto refused = ageless(story).give(kConsent);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::AgeUnknown);
  EXPECT_EQ(remark(story), ConsentRemark::AgeUnknown);
  EXPECT_FALSE(offers(story, GrantConsent::kName));
  auto patient = story.state.patient;
  patient.birth_year = 1980;
  story.did(EditPatient{patient}).did(kConsent);
  EXPECT_FALSE(remark(story));
}

TEST(CaseChild, WithoutAgeIsRepresentedLikeAChild) {
  Story story;
  ageless(story).did(InvitePerson{mother()}).did(ProveRepresentative{story.state.persons.back().id, record(1).id}).did(kConsent);
  story.did(RequestReferral{kHospital, Note("Can you treat?")}).did(MakeOffer{story.last(), offer_terms()});
  story.did(InvitePerson{mother(PersonMay::Decide, Relation::Self)});
  const auto refused = story.as(story.state.persons.back().id).give(AcceptOffer{story.last()});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::AgeUnknown);
  EXPECT_TRUE(story.as(story.state.persons.front().id).give(AcceptOffer{story.last()}));
}

/// Who decides says how old the patient is; the journal keeps who it was.
TEST(CaseChild, HasItsAgeFromThePatientThemself) {
  Story story;
  ageless(story).did(InvitePerson{mother(PersonMay::Decide, Relation::Self)});
  auto patient = story.state.patient;
  patient.birth_date = day("1980-05-17");
  story.as(story.state.persons.back().id).did(EditPatient{patient});
  EXPECT_EQ(story.journal.back().actor.user, story.state.persons.back().id);
  EXPECT_FALSE(remark(story));
}

/// Where a document shows who decides, nobody else makes the patient of age.
TEST(CaseChild, HasItsAgeFromItsRepresentativeWhereThereIsOne) {
  Story story;
  ageless(story).did(InvitePerson{mother()}).did(ProveRepresentative{story.state.persons.back().id, record(1).id});
  story.did(InvitePerson{mother(PersonMay::Decide, Relation::Relative)});
  auto patient = story.state.patient;
  patient.birth_year = 1980;
  EXPECT_EQ(story.as(story.state.persons.back().id).give(EditPatient{patient}).error().code, Code::AgeUnknown);
  EXPECT_TRUE(story.as(story.state.persons.front().id).give(EditPatient{patient}));
}

/// A year typed wrong made a child of the patient: the coordinator mends it, and needs nobody for that.
TEST(CaseChild, IsNoneOnceTheCoordinatorMendsTheDate) {
  Story story;
  auto patient = born(story, "2012-05-17").state.patient;
  patient.birth_date = day("1982-05-17");
  story.did(EditPatient{patient}).did(kConsent);
}

/// A summary of a child on an adult's case is said to be one, whichever of the two is wrong.
TEST(CaseChild, IsToldFromAnAdultByASummary) {
  auto open = enquiry();
  open.patient.birth_date = day("1958-05-17");
  open.patient.sex = Sex::Female;
  auto summary = record(1);
  const auto remarks = [&](Subject subject) {
    summary.subject = std::move(subject);
    const auto views = view(Story().did(open).did(AttachRecord{summary})).subjects;
    EXPECT_EQ(views.size(), 1u);
    return std::pair(views.at(0).other_birth, views.at(0).other_sex);
  };
  EXPECT_EQ(remarks({Sex::Female, day("2015-03-12"), {}}), std::pair(true, false));
  EXPECT_EQ(remarks({Sex::Unknown, {}, 2015}), std::pair(true, false));
  EXPECT_EQ(remarks({Sex::Male, {}, 1958}), std::pair(false, true)) << "a year agrees with any of its days";
  EXPECT_EQ(remarks({Sex::Female, day("1958-05-17"), {}}), std::pair(false, false));
  EXPECT_EQ(remarks({Sex::Female, {}, {}}), std::pair(false, false)) << "what one of them does not know is no disagreement";
  open.patient.birth_date.reset();
  open.patient.birth_year = 1958;
  EXPECT_EQ(remarks({Sex::Female, day("2015-03-12"), {}}), std::pair(true, false));
  open.patient.birth_year.reset();
  EXPECT_EQ(remarks({Sex::Female, day("2015-03-12"), {}}), std::pair(false, false));
}

/// The timeline says that a child became of age, or the other way round, by what was known before and after.
TEST(CaseChild, IsTalkedOfWhereItsBirthChanges) {
  Story story;
  auto patient = born(story, "2012-05-17").state.patient;
  patient.phone = Line("+84 90");
  story.did(EditPatient{patient});
  const auto edited = [&] { return std::get<PatientEdited>(story.journal.back().event); };
  EXPECT_FALSE(edited().before || edited().after) << "the birth is what it was";
  patient.birth_date.reset();
  patient.birth_year = 1982;
  story.did(EditPatient{patient});
  ASSERT_TRUE(edited().before && edited().after);
  EXPECT_EQ(edited().before->birth_date, day("2012-05-17"));
  EXPECT_EQ(edited().before->age, AgeGroup::Child);
  EXPECT_EQ(edited().after->birth_year, 1982);
  EXPECT_EQ(edited().after->age, AgeGroup::Adult);
  patient.birth_year.reset();
  story.did(EditPatient{patient});
  EXPECT_EQ(edited().before->age, AgeGroup::Adult);
  EXPECT_EQ(edited().after->age, AgeGroup::Unknown);
}

/// Of a year the last day counts: nobody is taken for older than they may be.
TEST(CaseChild, ComesOfAgeWithItsYear) {
  Story story;
  auto open = enquiry();
  open.patient.birth_date.reset();
  open.patient.birth_year = 2008;
  EXPECT_EQ(story.did(open).give(kConsent).error().code, Code::RepresentativeMissing);
  story.facts.now = start_of(day("2026-12-31"));
  EXPECT_TRUE(story.give(kConsent));
}

/// The coordinator writes down what the patient's side decided: of a child, nobody decides who is not shown to.
TEST(CaseChild, IsNotAcceptedForByTheCoordinatorsHandEither) {
  Family family;
  auto& story = family.story.coordinator().did(DismissPerson{family.mother});
  const RecordAcceptance acceptance{story.last(), AcceptanceChannel::Phone, {}};
  EXPECT_EQ(story.give(acceptance).error().code, Code::RepresentativeMissing);
  EXPECT_FALSE(offers(story, RecordAcceptance::kName));
  story.did(ProveRepresentative{family.uncle, record(1).id}).did(acceptance);
}

TEST(CaseChild, Refuse) {
  const auto with = [](PersonTerms terms) { return [terms](Story& s) { born(s, "2012-05-17").did(InvitePerson{terms}); }; };
  const auto prove = [](Id<Record> paper) { return [paper](Story& s) { return ProveRepresentative{s.state.persons.back().id, paper}; }; };
  const auto proven = [=](Story& s) { with(mother())(s); s.did(ProveRepresentative{s.state.persons.back().id, record(1).id}); };
  test::expect_refused<Story, Command>({
      {"who only follows", with(mother(PersonMay::Follow)), prove(record(1).id), Code::NoSuchPart, "/person"},
      {"the patient", with(mother(PersonMay::Decide, Relation::Self)), prove(record(1).id), Code::NoSuchPart, "/person"},
      {"who was dismissed", [=](Story& s) { proven(s); s.did(DismissPerson{s.state.persons.back().id}); }, prove(record(1).id), Code::NoSuchPart, "/person"},
      {"a paper of another case", with(mother()), prove(record(9).id), Code::NoSuchPart, "/record"},
      {"a summary that a system wrote", with(mother()), prove(record(2).id), Code::NoSuchPart, "/record"},
      {"twice", proven, prove(record(1).id), Code::AlreadyDone, "/record"},
  });
}

}  // namespace
}  // namespace hospitium::cases
