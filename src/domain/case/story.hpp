// For tests: a case that is led through its journey by commands.
#pragma once
#include "domain/case/decide.hpp"
#include "domain/test_world.hpp"

namespace hospitium::cases {

using namespace hospitium::test;

inline OpenCase enquiry() {
  OpenCase open;
  open.patient = {Line("Trần Thị Bình"), Line("Tran Thi Binh"), Sex::Female, day("1980-05-17"), Place{"VN"}, {}, Word("vi"), {}};
  open.wish = {Specialty::Oncology, Urgency::Urgent, Note("Second opinion"), {}, {}, {}};
  open.origin = Place{"VN-SG"};
  open.destination = Place{"RU-SPE"};
  open.source = {SourceKind::Agency, {}, {}, {}};
  open.referrer = kAgency;
  return open;
}

inline OpenCase approved_enquiry() {
  auto open = enquiry();
  open.origin = Place{"MN"};
  open.destination = Place{"KR"};
  open.home_authority = kAuthority;
  open.patient.nationality = Place{"MN"};
  return open;
}

/// The district decides within ten days, its refusal goes to the ministry within five; the ministry decides last, without limit or appeal.
inline std::vector<ApprovalLevel> two_levels() {
  return {{std::nullopt, 10, 5, kMinistry, 20}, {kMinistry, {}, {}, {}, {}}};
}

inline OfferTerms offer_terms() {
  OfferTerms terms;
  terms.plan = Note("Surgery, then two courses");
  terms.lines = {{Line("Surgery"), Money{800'000, "USD"}, true, {}, {}, {}}, {Line("Ward, 10 days"), Money{200'000, "USD"}, true, {}, {}, {}},
                 {Line("Flights"), std::nullopt, false, {}, {}, {}}};
  terms.total = {1'000'000, "USD"};
  terms.valid_until = day("2026-03-20");
  terms.stay_days = 10;
  return terms;
}

inline PersonTerms daughter(PersonMay may = PersonMay::Decide) {
  return {Line("Оюунаа"), Relation::Child, Word("mn"), may, Line("+97699112233")};
}

inline CompanionTerms son() {
  return {Line("Батбаяр"), Line("Batbayar"), Relation::Child, day("1999-04-01"), Passport{Place{"MN"}, Word("E1234567"), day("2031-01-01")},
          {Word("mn"), Word("en")}, Note("Sleeps beside the patient")};
}

inline RecordRef record(std::uint32_t number) {
  return {test_id<Record>(4, number), RecordType::PatientSummary, Line("Summary"), "application/fhir+json", 1234, "00ff", {}, {}, {}};
}

/// A photograph of one, as families send it.
inline RecordRef paper(std::uint32_t number) {
  auto sent = record(number);
  sent.type = RecordType::Photograph;
  sent.media_type = "image/jpeg";
  return sent;
}

inline RecordRef translation(std::uint32_t number, std::string_view language = "ru") {
  auto made = record(number);
  made.type = RecordType::Translation;
  made.of = record(1).id;
  made.language = Word(std::string(language));
  return made;
}

class Story : public Tale<Story, State, Command, Event> {
 public:
  Id<Referral> last() const { return state.referrals.back().id; }

  /// These people belong to the party.
  Story& colleagues(Id<Party> party, const std::vector<Id<User>>& users) {
    for (const auto& user : users) facts.users.push_back({user, {party}});
    return *this;
  }
  /// These have an account and belong to nobody.
  Story& accounts(std::initializer_list<std::uint32_t> numbers) {
    for (const auto number : numbers) facts.users.push_back({test_id<User>(3, number), {}});
    return *this;
  }
  /// From now on one of the patient's side acts.
  Story& as(Id<User> person) {
    facts.actor = {person, {}, Role::Patient};
    return *this;
  }
  Story& opened() { return did(enquiry()); }
  Story& of(Id<Party> authority) {
    facts.actor = {test_id<User>(3, 20), authority, Role::HomeAuthority};
    return *this;
  }
  Story& translator() {
    facts.actor = {test_id<User>(3, 30), kBureau, Role::Interpreter};
    return *this;
  }
  /// The first record is to be in Russian by the 20th, reviewed.
  Story& translating() {
    return asking().did(GrantConsent{kBureau, {}, AcceptanceChannel::SignedPaper})
        .did(AskTranslation{record(1).id, kBureau, Word("ru"), TranslationState::Reviewed, day("2026-03-20")});
  }
  /// And it is, but not handed in yet.
  Story& translated() {
    const auto wanted = translating().state.assignments.back().id;
    translator().did(AddTranslation{translation(801), {}, wanted}).did(SettleTranslation{translation(801).id, TranslationState::Reviewed, wanted});
    return coordinator();
  }
  Story& coordinator() {
    facts.actor = {test_id<User>(3, 1), kOffice, Role::Coordinator};
    return *this;
  }
  /// The home side is asked: by the corridor's rule of two levels.
  Story& at_home() {
    facts.corridors[0].levels = two_levels();
    return did(approved_enquiry()).did(AttachRecord{record(1)}).did(ConfirmRecords{});
  }
  Story& asking() { return opened().did(AttachRecord{record(1)}).did(ConfirmRecords{}); }
  Story& asked(Id<Party> clinic) {
    return did(GrantConsent{clinic, {}, AcceptanceChannel::SignedPaper}).did(RequestReferral{clinic, Note("Can you treat?")});
  }
  Story& offered(Id<Party> clinic = kHospital) { return asked(clinic).did(MakeOffer{last(), offer_terms()}); }
  Story& choosing() { return asking().offered(); }
  Story& funding() { return choosing().did(AcceptOffer{last()}); }
  Story& visa() { return funding().did(RecordFunding{FundingKind::SelfPay, today(), {}, {}, {}}); }
  Story& travel() { return visa().did(RecordVisa{VisaKind::Visa, today(), day("2026-06-01"), {}}); }
  Story& treatment() { return travel().did(RecordTravel{day("2026-03-10"), day("2026-04-01"), {}}); }
  Story& started() { return treatment().did(StartTreatment{today(), {}}); }
  Story& aftercare() { return started().did(RecordDischarge{today(), {}}); }
  Story& told() { return aftercare().did(SendOutcomeHome{OutcomeCode::Improved, OutcomeRecipient::HomeDoctor, today(), {}}); }
  Story& closed() { return told().did(CloseCase{}); }
};

}  // namespace hospitium::cases
