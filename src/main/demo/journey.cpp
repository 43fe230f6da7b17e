// Patients on every corridor and in every stage, each led by the people who would lead it.
#include "main/demo/journey.hpp"

#include "domain/case/commands.hpp"
#include "main/demo/summary.hpp"
#include "main/demo/words.hpp"

namespace hospitium::demo {
namespace {

using cases::Stage;
constexpr std::string_view kDistrict = "district@ub.example", kMinistry = "ministry@ub.example";

struct Bureau { People people; std::string_view party, into, email, text; };
constexpr std::array kBureaus{
    Bureau{People::Vietnamese, "lotus", "ru", "translator@hanoi.example", "Выписка. Жалобы, обследования, лечение до сих пор и лекарства: как в оригинале, вымышленный текст."},
    Bureau{People::Mongolian, "khelkhee", "ko", "translator@ub.example", "퇴원 요약. 증상, 검사, 지금까지의 치료와 약: 원문과 같은 가상의 글."}};

/// Whose patients are paid for by somebody else, who has been asked and has not said how much yet.
struct Payer { People people; std::string_view party; cases::FundingKind kind; };
constexpr std::array kPayers{Payer{People::Vietnamese, "mekong_insurance", cases::FundingKind::Guarantee}, Payer{People::Arab, "amman_fund", cases::FundingKind::Grant}};

/// One journey told up to its target stage.
class Journey {
 public:
  Journey(PastTeller& teller, const Plan& plan)
      : teller_(teller), route_(*plan.route), target_(plan.target), met_(plan.met),
        referrer_(met_ ? met_->recorder : teller.party(plan.route->referrer)), now_(plan.starts), random_(plan.seed), seed_(plan.seed) {}

  void tell() {
    start();
    if (target_ == Stage::Enquiry) return;
    if (target_ == Stage::Withdrawn && seed_ % 2) return say(cases::WithdrawCase{cases::WithdrawReason::Financial, {}});
    records();
    if (target_ == Stage::Records) return;
    say(cases::ConfirmRecords{});
    if (target_ == Stage::Refused && !route_.home_authority.empty()) return refused_at_home();
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
  std::vector<IdBytes> say(const Command& command, std::int64_t after_us, std::string_view email) {
    pass(after_us);
    return teller_.give(*past_, email, command, now_);
  }
  template <class Command>
  void say(const Command& command) { say(command, kHour_us * (2 + random_() % 30), route_.coordinator); }
  /// Never later than today.
  void pass(std::int64_t us) { now_ = std::min(now_ + us, teller_.today()); }

  void start() {
    cases::OpenCase open;
    open.patient = make_patient(route_.people, random_, day_of(now_));
    open.wish.specialty = route_.specialties[random_() % route_.specialties.size()];
    open.wish.urgency = random_() % 5 == 0 ? Urgency::Urgent : Urgency::Routine;
    open.wish.question = Note("Which treatment do you advise, how long is the stay, and what does it cost?");
    open.origin = {std::string(route_.origin)};
    open.destination = {std::string(route_.destination)};
    open.source = met_ ? met_->source : cases::Source{cases::SourceKind::Agency, {}, {}, {}};
    open.referrer = referrer_;
    if (!route_.home_authority.empty()) open.home_authority = teller_.party(route_.home_authority);
    wish_ = open.wish;
    patient_ = open.patient;
    past_ = &teller_.begin(Kind::Case, now_);
    teller_.give(*past_, route_.coordinator, open, now_);
    if (seed_ % 3 == 0) say(companion(), 0, route_.coordinator);
  }

  /// A relative by another name of the same people, without a random step of its own: the tales stay as they are.
  cases::AddCompanion companion() const {
    std::minstd_rand other(seed_ + 7);
    const auto relative = make_patient(route_.people, other, day_of(now_));
    cases::CompanionTerms terms{relative.name, relative.name_latin, cases::Relation::Relative, {}, {}, {*relative.language}, {}};
    if (seed_ % 2) terms.needs = Note("A bed beside the patient");
    return {terms};
  }

  void records() {
    pass(kHour_us * static_cast<std::int64_t>(3 + random_() % 20));
    const auto record = teller_.attach(*past_, route_.coordinator, summary_bundle(patient_, wish_, {std::string(route_.origin)}, now_, seed_), now_);
    if (age_on(*patient_.birth_date, day_of(now_)) < 18) represent();
    if (seed_ % 4 == 1 && (reached(Stage::Records) || reached(Stage::Referral) || reached(Stage::Approval))) ask_bureau(record);
    if (!route_.home_authority.empty()) consent(teller_.party(route_.home_authority));
  }

  /// A child's parent, by a paper that came with the records. Without a random step of its own, as above.
  void represent() {
    cases::RecordRef sent;
    sent.type = cases::RecordType::Document;
    sent.title = Line("birth-certificate.pdf");
    sent.media_type = "application/pdf";
    const Id<Record> paper{say(cases::AttachRecord{teller_.write_down(*past_, birth_certificate(patient_), sent)}, 0, route_.coordinator).at(0)};
    std::minstd_rand other(seed_ + 11);
    const auto parent = make_patient(route_.people, other, day_of(now_));
    const auto person = say(cases::InvitePerson{{parent.name, cases::Relation::Parent, *parent.language, cases::PersonMay::Decide, {}}}, 0, route_.coordinator);
    say(cases::ProveRepresentative{{person.at(0)}, paper}, 0, route_.coordinator);
  }

  /// Whoever translates from the patient's language into that of the clinics, where there is somebody.
  void ask_bureau(Id<Record> record) {
    for (const auto& [people, party, into, email, text] : kBureaus) {
      if (route_.people != people) continue;
      const Day due{day_of(teller_.today()).days + 2 + static_cast<std::int32_t>(seed_ % 7)};
      consent(teller_.party(party));
      const Id<Assignment> asked{say(cases::AskTranslation{record, teller_.party(party), Word(std::string(into)), cases::TranslationState::Reviewed, due}, kHour_us, route_.coordinator).at(0)};
      if (seed_ % 8 == 5) deliver(record, asked, into, email, text);
    }
  }

  /// Written, gone through by a second reader, and handed in.
  void deliver(Id<Record> of, Id<Assignment> asked, std::string_view language, std::string_view email, std::string_view text) {
    cases::RecordRef record;
    record.type = cases::RecordType::Translation;
    record.title = Line("Translation");
    record.media_type = "text/plain; charset=utf-8";
    record.of = of;
    record.language = Word(std::string(language));
    const Id<Record> made{say(cases::AddTranslation{teller_.write_down(*past_, text, record), {}, asked}, kHour_us, email).at(0)};
    say(cases::SettleTranslation{made, cases::TranslationState::Reviewed, asked}, kHour_us, email);
    say(cases::DeliverTranslation{asked}, 0, email);
  }

  bool approve() {
    if (route_.home_authority.empty()) return true;
    if (target_ == Stage::Approval) return wait_at_home(), false;
    say(cases::ApproveCase{Note("Approved by the commission.")}, kHour_us * 20, kDistrict);
    consent(teller_.party("ub_ministry"));
    say(cases::ApproveCase{Note("To be paid from the state budget.")}, kHour_us * 30, kMinistry);
    return true;
  }

  void refuse_in_district() {
    say(cases::RefuseApproval{cases::RefusalGround::TreatableAtHome, Note("The same operation is done here every week.")}, kHour_us * 26, kDistrict);
  }
  void appeal() {
    say(cases::RecordAppeal{Note("The hospital here has written that it does not take this case."), cases::AcceptanceChannel::SignedPaper}, kHour_us * 30, route_.coordinator);
  }

  /// Each of those who wait for their home side waits for something else.
  void wait_at_home() {
    switch (seed_ % 5) {
      case 0: return;
      case 1: return static_cast<void>(say(cases::WantInformation{Note("The decision of the doctors' council is missing.")}, kHour_us * 20, kDistrict));
      case 2: return refuse_in_district();
      case 3: return refuse_in_district(), appeal();
      default: break;
    }
    say(cases::ApproveCase{Note("Approved by the commission.")}, kHour_us * 20, kDistrict);
    consent(teller_.party("ub_ministry"));
  }

  void refused_at_home() {
    refuse_in_district();
    if (seed_ % 2) return say(cases::RecordRenunciation{cases::AcceptanceChannel::Phone, Note("The family takes the operation at home.")});
    appeal();
    consent(teller_.party("ub_ministry"));
    say(cases::DecideAppeal{cases::AppealOutcome::Upheld, Note("The national centre confirms that it operates.")}, kHour_us * 90, kMinistry);
  }

  void consent(Id<Party> party) { say(cases::GrantConsent{party, {}, cases::AcceptanceChannel::SignedPaper}, kHour_us, route_.coordinator); }

  Id<Party> clinic_for(Specialty specialty, std::size_t first) const {
    for (std::size_t i = 0; i < route_.clinics.size(); ++i) {
      const auto key = route_.clinics[(first + i) % route_.clinics.size()];
      for (const auto& party : kParties)
        if (party.key == key && party.specialties.find(name_of(specialty)) != std::string_view::npos) return teller_.party(key);
    }
    UNREACHABLE();
  }

  void ask() {
    for (std::size_t i = 0; i < 2; ++i) {
      const auto clinic = clinic_for(wish_.specialty, i);
      if (i == 1 && clinic == clinic_) break;
      consent(clinic);
      const auto id = say(cases::RequestReferral{clinic, *wish_.question}, kHour_us * 2, route_.coordinator).at(0);
      if (i == 0) clinic_ = clinic, referral_ = {id};
      else other_ = {id};
    }
    if (target_ == Stage::Referral || target_ == Stage::Choice) talk();
    if (target_ == Stage::Referral) begin_to_answer();
  }

  /// Of the clinics that are still awaited some have not looked yet, some work on it, and some wait for more.
  void begin_to_answer() {
    const auto clinic = std::ranges::find_if(kParties, [&](const PartyRow& row) { return teller_.party(row.key) == clinic_; });
    const auto house = std::ranges::find_if(kUsers, [&](const UserRow& user) { return user.memberships.ends_with(fmt::format(":{}", clinic->key)); });
    if (house == kUsers.end() || seed_ % 4 == 0) return;
    say(cases::ReceiveReferral{referral_}, kHour_us * 5, house->email);
    if (seed_ % 4 == 2) say(cases::AcceptReferral{referral_}, kHour_us * 3, house->email);
    if (seed_ % 4 == 3) say(cases::AskInformation{referral_, Note("Please send the newest images and the histology.")}, kHour_us * 4, house->email);
  }

  /// Three conversations that never meet: with the family, the agency and the first clinic.
  void talk() {
    const auto post = [&](std::string_view text, std::optional<Id<Referral>> referral, std::optional<Id<Party>> party, std::string_view language = "en") {
      say(cases::PostMessage{Note(std::string(text)), Word(std::string(language)), referral, party, {}}, kHour_us, route_.coordinator);
    };
    const auto words = std::ranges::find_if(kWords, [&](const Words& one) { return patient_.language == one.language; });
    if (words != kWords.end()) post(words->waiting, {}, {}, words->language);
    else post("The clinics have your papers. We write as soon as one of them answers.", {}, {});
    post("Could the family send the newest images as files, and not as photographs?", {}, referrer_);
    post("The patient can travel within three weeks. Is a bed likely?", referral_, {});
  }

  Money price(std::int64_t usd) const {
    const std::int64_t per_usd = route_.currency == "KRW" ? 1400 : route_.currency == "RUB" ? 9000 : 100;
    return {usd * per_usd, std::string(route_.currency)};
  }

  cases::OfferTerms terms() {
    using cases::LineKind;
    const std::int64_t care = 2000 + static_cast<std::int64_t>(random_() % 90) * 100, bed = 40 + static_cast<std::int64_t>(random_() % 20) * 5;
    const auto days = 7 + static_cast<std::int32_t>(random_() % 20);
    cases::OfferTerms terms;
    terms.plan = Note("Consultation and examination on arrival, treatment as agreed, discharge with documents in two languages.");
    terms.lines = {{Line("Treatment"), price(care), true, LineKind::Procedure, {}, {}}, {Line("Ward, a day"), price(bed), true, LineKind::Stay, days, {}},
                   {Line("Flights and visa"), {}, false, LineKind::Other, {}, {}}};
    terms.total = price(care + bed * days);
    terms.valid_until = Day{day_of(now_).days + 45};
    terms.stay_days = days;
    return terms;
  }

  /// Of another clinic, which says more of some things and less of others.
  cases::OfferTerms other_terms() {
    using cases::LineKind;
    auto other = terms();
    const auto medicines = price(150 + static_cast<std::int64_t>(random_() % 40) * 10);
    other.lines.push_back({Line("Medicines in hospital"), medicines, true, LineKind::Medicines, {}, {}});
    other.lines.push_back({Line("Implants, if they are needed"), {}, false, LineKind::Implants, {}, {}});
    other.total.minor += medicines.minor;
    other.risks = Note("Bleeding and infection, together in fewer than 4 of 100 such treatments.");
    other.alternatives = Note("Treatment with medicines alone, with a check after three months.");
    other.treatment_from = Day{day_of(now_).days + 14};
    return other;
  }

  /// The family reads an offer in its own language, by a person's hand.
  void translate(Id<Referral> referral, const cases::OfferTerms& terms) {
    const auto note = [](const std::optional<Note>& original, std::string_view words) { return original ? std::optional(Note(std::string(words))) : std::nullopt; };
    for (const auto& words : kWords) {
      if (patient_.language != words.language) continue;
      cases::OfferTexts texts{Note(std::string(words.plan)), {}, {}, note(terms.risks, words.risks), note(terms.alternatives, words.alternatives)};
      for (std::size_t i = 0; i < terms.lines.size(); ++i) texts.lines.emplace_back(std::string(words.lines.at(i)));
      say(cases::TranslateOffer{referral, Word(std::string(words.language)), texts});
    }
  }

  void offer() {
    const auto first = terms();
    say(cases::MakeOffer{referral_, first}, kHour_us * 26, route_.coordinator);
    if (reached(Stage::Choice)) {
      translate(referral_, first);
      if (other_.nil()) return;
      const auto second = other_terms();
      say(cases::MakeOffer{other_, second}, kHour_us * 3, route_.coordinator);
      return translate(other_, second);
    }
    say(cases::RecordAcceptance{referral_, cases::AcceptanceChannel::Phone, {}});
  }

  void await(const Payer& payer) {
    const auto party = teller_.party(payer.party);
    say(cases::RecordFunding{payer.kind, today(), {}, party, Note("Asked; the amount is not decided yet.")});
    consent(party);
  }

  void prepare() {
    if (reached(Stage::Funding)) return;
    if (const auto payer = std::ranges::find(kPayers, route_.people, &Payer::people); payer != kPayers.end() && reached(Stage::Visa) && seed_ % 3) return await(*payer);
    say(cases::RecordFunding{cases::FundingKind::SelfPay, today(), {}, {}, {}});
    if (reached(Stage::Visa)) return;
    say(cases::RecordVisa{cases::VisaKind::Visa, today(), Day{today().days + 120}, {}});
    if (reached(Stage::Travel)) return;
    say(cases::RecordTravel{Day{today().days + 2}, Day{today().days + 24}, {}});
  }

  bool ended_early() {
    if (target_ == Stage::Deceased) {
      pass(5 * kDay_us);
      say(cases::RecordDeath{today(), {}});
      pass(6 * kDay_us);
      say(cases::RecordRepatriation{cases::Rest::BroughtHome, today(), {}});
      return true;
    }
    return reached(Stage::Funding) || reached(Stage::Visa) || reached(Stage::Travel);
  }

  void treat() {
    pass(3 * kDay_us);
    say(cases::StartTreatment{today(), {}});
    if (reached(Stage::Treatment)) return;
    pass(12 * kDay_us);
    say(cases::RecordDischarge{today(), {}});
    if (reached(Stage::Aftercare)) return;
    pass(4 * kDay_us);
    say(cases::SendOutcomeHome{random_() % 4 ? cases::OutcomeCode::Improved : cases::OutcomeCode::Recovered, cases::OutcomeRecipient::HomeDoctor, today(), {}});
    say(cases::CloseCase{});
  }

  Day today() const { return day_of(now_); }

  PastTeller& teller_;
  const Route& route_;
  Stage target_;
  const Met* met_;
  const Id<Party> referrer_;
  Instant now_;
  std::minstd_rand random_;
  unsigned seed_;
  ledger::Past* past_ = nullptr;         ///< of the teller's batch
  cases::Patient patient_;
  cases::Wish wish_;
  Id<Party> clinic_;
  Id<Referral> referral_, other_;
};

}  // namespace

void tell_journey(PastTeller& teller, const Plan& plan) { Journey(teller, plan).tell(); }

}  // namespace hospitium::demo
