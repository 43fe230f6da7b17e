// For tests: a case that is led through its journey by commands, with a world of parties around it.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.hpp"
#include "domain/case/decide.hpp"

namespace hospitium::cases {

template <class Tag>
Id<Tag> test_id(std::uint8_t group, std::uint32_t number) {
  IdBytes bytes{};
  bytes[0] = group;
  std::memcpy(bytes.data() + 12, &number, sizeof number);
  return {bytes};
}

inline Day day(std::string_view text) { return *parse_day(text); }

inline const auto kAgency = test_id<Party>(1, 1), kAuthority = test_id<Party>(1, 2), kHospital = test_id<Party>(1, 3),
                  kRival = test_id<Party>(1, 4), kUnlicensed = test_id<Party>(1, 5), kSuspended = test_id<Party>(1, 6),
                  kInsurer = test_id<Party>(1, 7), kFoundation = test_id<Party>(1, 8), kOffice = test_id<Party>(1, 9),
                  kStranger = test_id<Party>(1, 99);
inline const auto kMission = test_id<Dossier>(2, 1), kAgreement = test_id<Dossier>(2, 2);

inline Facts world() {
  const Licence all{{}, day("2020-01-01"), day("2030-12-31")};
  const Licence teeth{{Specialty::Dentistry}, day("2020-01-01"), day("2030-12-31")};
  const auto party = [](Id<Party> id, PartyType type, std::vector<Licence> licences = {}, PartyState state = PartyState::Active) {
    return PartyFact{id, type, state, Place{"RU-SPE"}, std::move(licences)};
  };
  Facts facts;
  facts.now = *parse_instant("2026-03-02T09:00:00Z");
  facts.actor = {test_id<User>(3, 1), kOffice, Role::Coordinator};
  facts.number = "VN-2026-00012";
  facts.parties = {party(kAgency, PartyType::Agency), party(kAuthority, PartyType::Authority), party(kHospital, PartyType::Clinic, {all}),
                   party(kRival, PartyType::Clinic, {all}), party(kUnlicensed, PartyType::Clinic, {teeth}),
                   party(kSuspended, PartyType::Clinic, {all}, PartyState::Suspended), party(kInsurer, PartyType::Insurer),
                   party(kFoundation, PartyType::Foundation), party(kOffice, PartyType::Assistance)};
  facts.dossiers = {{kMission, Kind::Mission, "under_way", "M-1"}, {kAgreement, Kind::Agreement, "in_force", "A-1"}};
  facts.corridors = {{{Place{"MN"}, Place{"KR"}}, true}};
  return facts;
}

inline OpenCase enquiry() {
  OpenCase open;
  open.patient = {Line("Trần Thị Bình"), Line("Tran Thi Binh"), Sex::Female, day("1980-05-17"), Place{"VN"}, {}, Word("vi")};
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
  return open;
}

inline OfferTerms offer_terms() {
  OfferTerms terms;
  terms.plan = Note("Surgery, then two courses");
  terms.lines = {{Line("Surgery"), Money{800'000, "USD"}, true}, {Line("Ward, 10 days"), Money{200'000, "USD"}, true},
                 {Line("Flights"), std::nullopt, false}};
  terms.total = {1'000'000, "USD"};
  terms.valid_until = day("2026-03-20");
  terms.stay_days = 10;
  return terms;
}

inline RecordRef record(std::uint32_t number) {
  return {test_id<Record>(4, number), RecordType::PatientSummary, Line("Summary"), "application/fhir+json", 1234, "00ff"};
}

class Story {
 public:
  Facts facts = world();
  State state;
  std::vector<std::pair<Event, Instant>> journal;

  /// Decides and, when agreed, evolves.
  Result<Decision<Event>> give(const Command& command) {
    for (auto& bytes : fresh_) bytes = test_id<Referral>(9, ++ids_).bytes;
    facts.fresh_ids.assign(fresh_.begin(), fresh_.end());
    auto decision = decide(state, command, facts);
    if (decision)
      for (const auto& event : decision->events) {
        evolve(state, event, facts.now, facts.actor);
        journal.emplace_back(event, facts.now);
      }
    return decision;
  }

  Story& did(const Command& command) {
    auto decision = give(command);
    EXPECT_TRUE(decision) << json::held_name(command) << ": " << row(decision.error().code).name << " " << decision.error().field;
    return *this;
  }

  Story& wait(std::int64_t us) {
    facts.now = facts.now + us;
    return *this;
  }

  Id<Referral> last() const { return state.referrals.back().id; }

  Story& opened() { return did(enquiry()); }
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

  Day today() const { return facts.today(); }

 private:
  std::array<IdBytes, Facts::kFreshIds> fresh_{};
  std::uint32_t ids_ = 0;
};

}  // namespace hospitium::cases
