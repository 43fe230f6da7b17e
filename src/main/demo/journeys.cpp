// Patients on every corridor and in every stage, each led by the people who would lead it.
#include "main/demo/people.hpp"
#include "main/demo/summary.hpp"
#include "main/demo/tales.hpp"

namespace hospitium::demo {
namespace {

using cases::Stage;

/// One corridor of the world: where patients come from, who leads them, and which clinics may be asked about what.
struct Route {
  People people;
  std::string_view origin, destination, coordinator, referrer, home_authority, currency;
  std::array<std::string_view, 3> clinics;
  std::array<Specialty, 4> specialties;
  int share;                               ///< of a hundred cases
};

// clang-format off
constexpr std::array kRoutes{
    Route{People::Vietnamese, "VN-SG", "RU-SPE", "coordinator@spb.example", "ben_thanh", "", "USD", {"neva", "petrov_oncology", "neva"},
          {Specialty::Oncology, Specialty::Urology, Specialty::Oncology, Specialty::Oncology}, 20},
    Route{People::Vietnamese, "VN-HN", "RU-SPE", "coordinator@spb.example", "red_river", "", "USD", {"neva", "petrov_oncology", "neva"},
          {Specialty::Oncology, Specialty::Urology, Specialty::Oncology, Specialty::Diagnostics}, 16},
    Route{People::Mongolian, "MN-1", "KR-11", "coordinator@seoul.example", "khan_medical", "ub_ministry", "KRW", {"hangang", "hangang", "hangang"},
          {Specialty::Oncology, Specialty::Transplantology, Specialty::CardiacSurgery, Specialty::Neurosurgery}, 16},
    Route{People::Azerbaijani, "AZ", "BY-HM", "coordinator@minsk.example", "baku_agency", "", "USD", {"svislach", "svislach", "svislach"},
          {Specialty::Transplantology, Specialty::Oncology, Specialty::Cardiology, Specialty::Neurosurgery}, 14},
    Route{People::Arab, "SA", "RU-MOW", "coordinator@moscow.example", "riyadh_agency", "", "USD", {"moskva_cardio", "moskva_cardio", "moskva_cardio"},
          {Specialty::CardiacSurgery, Specialty::Cardiology, Specialty::CardiacSurgery, Specialty::Paediatrics}, 14},
    Route{People::Russian, "RU-NVS", "UZ-TK", "coordinator@tashkent.example", "nsk_desk", "", "USD", {"chirchiq_clinic", "registon_ivf", "chirchiq_clinic"},
          {Specialty::ReproductiveMedicine, Specialty::Gynaecology, Specialty::ReproductiveMedicine, Specialty::Gynaecology}, 10},
    Route{People::Uzbek, "UZ-TK", "RU-NVS", "coordinator@novosibirsk.example", "tashkent_assoc", "", "RUB", {"ob_clinic", "ob_clinic", "ob_clinic"},
          {Specialty::CardiacSurgery, Specialty::Neurosurgery, Specialty::Ophthalmology, Specialty::Oncology}, 10},
};
/// How far the cases have come: most are done, as in a desk that has worked for two years.
constexpr std::array kTargets{Stage::Closed, Stage::Closed, Stage::Closed, Stage::Closed, Stage::Enquiry, Stage::Records, Stage::Referral,
                              Stage::Referral, Stage::Choice, Stage::Funding, Stage::Visa, Stage::Travel, Stage::Treatment, Stage::Aftercare,
                              Stage::Approval, Stage::Withdrawn, Stage::Closed, Stage::Refused, Stage::Referral, Stage::Deceased};
// clang-format on

/// One journey told up to its target stage.
class Journey {
 public:
  Journey(Teller& teller, const Route& route, Stage target, unsigned seed) : teller_(teller), route_(route), target_(target), random_(seed), seed_(seed) {}

  void tell() {
    start();
    if (target_ == Stage::Enquiry) return;
    records();
    if (target_ == Stage::Records) return;
    say(cases::ConfirmRecords{});
    if (target_ == Stage::Refused) return say(cases::RefuseCase{Note("The treatment is available at home with the same result.")});
    if (!approve()) return;
    ask();
    if (target_ == Stage::Withdrawn) return say(cases::WithdrawCase{cases::WithdrawReason::TreatedAtHome, {}});
    if (reached(Stage::Referral)) return;
    offer();
    if (reached(Stage::Choice)) return;
    prepare();
    if (ended_early()) return;
    treat();
  }

 private:
  bool reached(Stage stage) const { return target_ == stage; }

  template <class Command>
  ledger::Receipt say(const Command& command, std::int64_t after_us, std::string_view email) {
    teller_.at(teller_.now() + after_us);
    return teller_.tell(email, Kind::Case, case_, command);
  }
  template <class Command>
  void say(const Command& command) { say(command, kHour_us * (2 + random_() % 30), route_.coordinator); }

  /// Days since the case was opened: long ago for those that are over, lately for those whose clocks should still run.
  int age_days() {
    switch (target_) {
      case Stage::Enquiry: return static_cast<int>(random_() % 3);
      case Stage::Records: return 2 + static_cast<int>(random_() % 6);
      case Stage::Referral: case Stage::Choice: case Stage::Approval: return 6 + static_cast<int>(random_() % 3);
      case Stage::Closed: case Stage::Withdrawn: case Stage::Refused: case Stage::Deceased: return 90 + static_cast<int>(random_() % 500);
      default: return 40 + static_cast<int>(random_() % 30);
    }
  }

  void start() {
    teller_.at(teller_.today() - age_days() * kDay_us - static_cast<std::int64_t>(random_() % 20 + 1) * kHour_us);
    cases::OpenCase open;
    open.patient = make_patient(route_.people, random_, day_of(teller_.now()));
    open.wish.specialty = route_.specialties[random_() % route_.specialties.size()];
    open.wish.urgency = random_() % 5 == 0 ? Urgency::Urgent : Urgency::Routine;
    open.wish.question = Note("Which treatment do you advise, how long is the stay, and what does it cost?");
    open.origin = {std::string(route_.origin)};
    open.destination = {std::string(route_.destination)};
    open.source.kind = cases::SourceKind::Agency;
    open.referrer = teller_.world().party(route_.referrer);
    if (!route_.home_authority.empty()) open.home_authority = teller_.world().party(route_.home_authority);
    wish_ = open.wish;
    patient_ = open.patient;
    case_ = teller_.open(route_.coordinator, Kind::Case, open).dossier;
  }

  void records() {
    teller_.at(teller_.now() + kHour_us * static_cast<std::int64_t>(3 + random_() % 20));
    teller_.attach(route_.coordinator, case_, summary_bundle(patient_, wish_, {std::string(route_.origin)}, teller_.now(), seed_));
    if (!route_.home_authority.empty()) consent(teller_.world().party(route_.home_authority));
  }

  bool approve() {
    if (route_.home_authority.empty()) return true;
    if (target_ == Stage::Approval) return false;
    say(cases::ApproveCase{Note("Approved by the commission.")}, kHour_us * 20, "ministry@ub.example");
    return true;
  }

  void consent(Id<Party> party) { say(cases::GrantConsent{party, {}, cases::AcceptanceChannel::SignedPaper}, kHour_us, route_.coordinator); }

  Id<Party> clinic_for(Specialty specialty, std::size_t first) const {
    for (std::size_t i = 0; i < route_.clinics.size(); ++i) {
      const auto key = route_.clinics[(first + i) % route_.clinics.size()];
      for (const auto& party : kParties)
        if (party.key == key && party.specialties.find(name_of(specialty)) != std::string_view::npos) return teller_.world().party(key);
    }
    UNREACHABLE();
  }

  void ask() {
    for (std::size_t i = 0; i < 2; ++i) {
      const auto clinic = clinic_for(wish_.specialty, i);
      if (i == 1 && clinic == clinic_) break;
      consent(clinic);
      const auto id = say(cases::RequestReferral{clinic, *wish_.question}, kHour_us * 2, route_.coordinator).ids.at(0);
      if (i == 0) clinic_ = clinic, referral_ = {id};
      else other_ = Id<Referral>{id};
    }
  }

  Money price(std::int64_t usd) const {
    const std::int64_t per_usd = route_.currency == "KRW" ? 1400 : route_.currency == "RUB" ? 9000 : 100;
    return {usd * per_usd, std::string(route_.currency)};
  }

  void offer() {
    const std::int64_t care = 2000 + static_cast<std::int64_t>(random_() % 90) * 100, ward = 400 + static_cast<std::int64_t>(random_() % 20) * 50;
    cases::OfferTerms terms;
    terms.plan = Note("Consultation and examination on arrival, treatment as agreed, discharge with documents in two languages.");
    terms.lines = {{Line("Treatment"), price(care), true}, {Line("Ward"), price(ward), true}, {Line("Flights and visa"), {}, false}};
    terms.total = price(care + ward);
    terms.valid_until = Day{day_of(teller_.now()).days + 45};
    terms.stay_days = 7 + static_cast<std::int32_t>(random_() % 20);
    say(cases::MakeOffer{referral_, terms}, kHour_us * 26, route_.coordinator);
    if (reached(Stage::Choice)) return;
    say(cases::RecordAcceptance{referral_, cases::AcceptanceChannel::Phone, {}});
  }

  void prepare() {
    if (reached(Stage::Funding)) return;
    say(cases::RecordFunding{cases::FundingKind::SelfPay, today(), {}, {}, {}});
    if (reached(Stage::Visa)) return;
    say(cases::RecordVisa{cases::VisaKind::Visa, today(), Day{today().days + 120}, {}});
    if (reached(Stage::Travel)) return;
    say(cases::RecordTravel{Day{today().days + 2}, Day{today().days + 24}, {}});
  }

  bool ended_early() {
    if (target_ == Stage::Deceased) {
      teller_.at(teller_.now() + 5 * kDay_us);
      say(cases::RecordDeath{today(), {}});
      return true;
    }
    return reached(Stage::Funding) || reached(Stage::Visa) || reached(Stage::Travel);
  }

  void treat() {
    teller_.at(teller_.now() + 3 * kDay_us);
    say(cases::StartTreatment{today(), {}});
    if (reached(Stage::Treatment)) return;
    teller_.at(teller_.now() + 12 * kDay_us);
    say(cases::RecordDischarge{today(), {}});
    if (reached(Stage::Aftercare)) return;
    teller_.at(teller_.now() + 4 * kDay_us);
    say(cases::SendOutcomeHome{random_() % 4 ? cases::OutcomeCode::Improved : cases::OutcomeCode::Recovered, cases::OutcomeRecipient::HomeDoctor, today(), {}});
    say(cases::CloseCase{});
  }

  Day today() const { return day_of(teller_.now()); }

  Teller& teller_;
  const Route& route_;
  Stage target_;
  std::minstd_rand random_;
  unsigned seed_;
  Id<Dossier> case_;
  cases::Patient patient_;
  cases::Wish wish_;
  Id<Party> clinic_;
  Id<Referral> referral_;
  std::optional<Id<Referral>> other_;
};

const Route& route_for(int number) {
  int at = number * 37 % 100;              // spreads the shares over the sequence
  for (const auto& route : kRoutes) {
    if (at < route.share) return route;
    at -= route.share;
  }
  return kRoutes.front();
}

}  // namespace

void tell_cases(Teller& teller, int count, unsigned seed) {
  for (int i = 0; i < count; ++i) {
    const auto& route = route_for(i);
    auto target = kTargets[static_cast<std::size_t>(i / 7) % kTargets.size()];
    if (target == Stage::Approval && route.home_authority.empty()) target = Stage::Referral;
    Journey(teller, route, target, seed + static_cast<unsigned>(i)).tell();
  }
}

}  // namespace hospitium::demo
