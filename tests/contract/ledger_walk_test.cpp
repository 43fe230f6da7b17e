// A long random walk through the store with the real rules of a case: whatever people ask in whatever order, what is stored stays whole,
// verifies, and tells nobody of a rival.
#include <random>

#include "domain/case/table.hpp"
#include "domain/case/views.hpp"
#include "http/choices.hpp"
#include "ledger/kinds.hpp"
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

/// One after another, so each waits for its flush: the long walk is on a memory file.
constexpr int kSteps = 10'000, kStepsOnDisk = 500, kMostCases = 40;

const access::Principal kInsurer = lt::member(107, lt::OpenFacts::kInsurerParty, Role::Insurer);
const access::Principal kPatient = [] {
  access::Principal principal;
  principal.user = lt::an_id<User>(lt::OpenFacts::kFirstPatient);
  return principal;
}();
const access::Principal kAuthority = lt::member(108, lt::OpenFacts::kAuthorityParty, Role::HomeAuthority);
const std::vector<access::Principal> kPeople{lt::kCoordinator, lt::kCoordinator, lt::kCoordinator, lt::kClinic, lt::kRival, kInsurer, kPatient, kAuthority, lt::kOtherCoordinator};

constexpr std::string_view kCompanion = R"({"name":"Nguyễn Văn Lâm","relation":"spouse","languages":["vi"],"passport":{"country":"VN","number":"B1"}})";

std::string case_body(bool at_home) {
  const std::string who = R"({"patient":{"name":"Nguyễn Thị Hạnh","sex":"female","birth_date":"1971-03-04"},"wish":{"specialty":"oncology","urgency":"urgent"},)"
                          R"("source":{"kind":"family"},)";
  return who + (at_home ? R"("origin":"RU-IRK","destination":"KR"})" : R"("origin":"VN-HN","destination":"RU-SPE"})");
}

std::string id_of(const access::Principal& principal) { return principal.memberships.at(0).party.text(); }

class Walker {
 public:
  Walker(lt::House& house, ledger::Ledger& ledger, std::uint64_t seed) : house_(house), ledger_(ledger), random_(seed) {}

  void step() {
    house_.pass(static_cast<std::int64_t>(below(4 * kHour_us)));
    if (cases_.empty() || (cases_.size() < kMostCases && below(40) == 0)) return open();
    const auto id = cases_[below(cases_.size())];
    const auto& who = kPeople[below(kPeople.size())];
    const auto opened = ledger_.open(who, hospitium::Kind::Case, id);
    if (!opened) return try_unseen(who, id);
    const auto list = http::by_right(*opened, who.user, hospitium::cases::kTable, hospitium::cases::choices, [&](const Actor& actor) { return facts_now(actor); });
    if (list.empty()) return;
    const auto& choice = list[below(list.size())];
    if (ends(choice.command) && below(20)) return;
    give(who, id, choice.command, choice.referral ? std::optional(choice.referral->bytes) : std::nullopt, *opened);
  }

  int accepted() const { return accepted_; }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  Facts facts_now(const Actor& actor) {
    Facts facts;
    facts.now = house_.now();
    facts.actor = actor;
    house_.database().read([&](db::Reader& reader) { facts.parties = house_.facts().parties(reader, {{actor.party}}); });
    return facts;
  }
  bool ends(std::string_view command) const {
    return command == "withdraw_case" || command == "withdraw_wish" || command == "refuse_case" || command == "record_death" || command == "withdraw_referral";
  }

  void open() {
    const auto receipt = ledger_.execute(lt::request(lt::kCoordinator, "open_case", case_body(below(3) == 0)));
    ASSERT_TRUE(receipt) << row(receipt.error().code).name;
    cases_.push_back(receipt->dossier);
  }

  void try_unseen(const access::Principal& who, Id<Dossier> id) {
    const auto receipt = ledger_.execute(lt::request(who, "add_note", R"({"text":"x"})", id));
    ASSERT_FALSE(receipt);
    ASSERT_EQ(receipt.error().code, Code::NotFound);
  }

  /// What one clinic can ask of this case; empty when it takes no part.
  std::string look(const access::Principal& who, Id<Dossier> id) {
    const auto opened = ledger_.open(who, hospitium::Kind::Case, id);
    if (!opened) return {};
    auto text = opened->tag + opened->stage + std::to_string(opened->updated.us);
    for (const auto& clock : ledger_.clocks(who, {.limit = 1'000}))
      if (clock.dossier == id) text += clock.name + std::to_string(clock.due.us);
    return text;
  }

  void give(const access::Principal& who, Id<Dossier> id, std::string command, const std::optional<IdBytes>& part, const ledger::Opened& before) {
    const bool by_rival = part && who.user == lt::kRival.user;
    const auto seen = by_rival ? look(lt::kClinic, id) : std::string();
    auto request = lt::request(who, command, body(command, part, before), id);
    const bool guarded = below(3) == 0;
    if (guarded) request.if_match = before.tag;
    const auto receipt = ledger_.execute(request);
    if (!receipt) {
      if (command == "merge_case" && receipt.error().field == "/into") return;  // the other case has ended, or is this one
      for (const auto code : {Code::NotFound, Code::WrongStage, Code::StepOutOfOrder, Code::ReferralClosed, Code::DecisionNotYours})
        ASSERT_NE(receipt.error().code, code) << command << " was offered to choose";
      ASSERT_NE(receipt.error().code, Code::VersionConflict);
      ASSERT_TRUE(receipt.error().fields.empty()) << command << " " << receipt.error().field << " " << row(receipt.error().code).name;
      return;
    }
    ++accepted_;
    if (by_rival) ASSERT_EQ(look(lt::kClinic, id), seen) << command;
    const auto after = ledger_.open(who, hospitium::Kind::Case, id);
    if (!after) {  // a payer that writes funding down without itself ends its own part
      ASSERT_EQ(command, "record_funding");
      ASSERT_EQ(who.user, kInsurer.user);
      return;
    }
    ASSERT_EQ(after->tag, receipt->tag) << command;
    ASSERT_EQ(after->stage, receipt->stage) << command;
  }

  std::string body(const std::string& command, const std::optional<IdBytes>& part, const ledger::Opened& before) {
    const auto referral = part ? R"("referral":")" + id_text(*part) + "\"" : std::string();
    const auto with = [&](std::string_view rest) { return "{" + referral + (referral.empty() || rest.empty() ? "" : ",") + std::string(rest) + "}"; };
    const auto today = "\"" + iso_text(day_of(house_.now())) + "\"";
    const auto later = "\"" + iso_text(Day{day_of(house_.now()).days + 20}) + "\"";
    const auto party = "\"" + id_of(below(2) ? lt::kClinic : lt::kRival) + "\"";
    if (command == "edit_patient") return R"({"patient":{"name":"Trần Thị Mai","sex":"female","birth_date":"1980-05-17"}})";
    if (command == "edit_wish") return R"({"wish":{"specialty":"cardiology","urgency":"routine"}})";
    if (command == "attach_record") return R"({"record":)" + paper("document") + "}";
    if (command == "confirm_summary") return R"({"record":)" + paper("summary") + "}";
    if (command == "add_translation") return R"({"record":)" + paper("translation") + "}";
    if (command == "mark_record") return R"({"record":)" + some_record() + R"(,"without_identity":true})";
    if (command == "settle_translation") return R"({"record":)" + some_record() + R"(,"state":"reviewed"})";
    if (command == "grant_consent") return R"({"party":)" + party + R"(,"given_by":"phone"})";
    if (command == "revoke_consent") return R"({"party":)" + party + "}";
    if (command == "request_referral") return R"({"clinic":)" + party + R"(,"question":"Can you treat?"})";
    if (command == "ask_information") return with(below(2) ? R"("question":"A newer image?")" : R"("call":{"phone":"+7 812 5550100","when":"after four"})");
    if (command == "give_information") return with(R"("answer":"Attached.")");
    if (command == "decline_referral") return with(R"("reason":"no_capacity")");
    if (command == "make_offer") return with(R"("terms":{"plan":"Operation","lines":[{"text":"All","price":{"minor":"100","currency":"USD"},"included":true}],)"
        R"("total":{"minor":"100","currency":"USD"},"valid_until":)" + later + "}");
    if (command == "translate_offer") return with(R"("language":"vi","texts":{"plan":"Phẫu thuật"})");
    if (command == "record_acceptance") return with(R"("channel":"phone")");
    if (command == "record_funding") return R"({"kind":"guarantee","on":)" + today + (below(2) ? R"(,"payer":")" + id_of(kInsurer) + "\"" : "") + "}";
    if (command == "record_visa") return R"({"kind":"e_visa","on":)" + today + "}";
    if (command == "record_travel") return R"({"arrives_on":)" + later + "}";
    if (command == "start_treatment" || command == "record_discharge" || command == "record_death") return R"({"on":)" + today + "}";
    if (command == "send_outcome_home") return R"({"outcome":"improved","recipient":"patient","on":)" + today + "}";
    if (command == "invite_person") return R"({"person":{"name":"Hoa","relation":"child","language":"vi","may":"follow"}})";
    if (command == "add_companion") return R"({"terms":)" + std::string(kCompanion) + "}";
    if (command == "edit_companion") return R"({"companion":)" + some_companion(before) + R"(,"terms":)" + std::string(kCompanion) + "}";
    if (command == "remove_companion") return R"({"companion":)" + some_companion(before) + "}";
    if (command == "record_repatriation") return R"({"rest":"brought_home","on":)" + today + "}";
    if (command == "reopen_case") return R"({"reason":"A mistake."})";
    if (command == "prove_representative") return R"({"person":")" + kPatient.user.text() + R"(","record":)" + some_record() + "}";
    if (command == "make_link" || command == "dismiss_person") return R"({"person":")" + some_person(before) + "\"}";
    if (command == "withdraw_case" || command == "withdraw_wish") return R"({"reason":"no_answer"})";
    if (command == "refuse_case") return R"({"reason":"Not here."})";
    if (command == "refuse_approval") return R"({"ground":"no_funds","reason":"Not here."})";
    if (command == "want_information") return R"({"question":"What does the council say?"})";
    if (command == "answer_authority") return R"({"answer":"Attached."})";
    if (command == "appeal_refusal") return R"({"grounds":"Nobody does this here."})";
    if (command == "record_appeal") return R"({"grounds":"Nobody does this here.","channel":"phone"})";
    if (command == "record_renunciation") return R"({"channel":"phone"})";
    if (command == "decide_appeal") return below(2) ? R"({"outcome":"granted","reason":"Indeed."})" : R"({"outcome":"upheld","reason":"It is done here."})";
    if (command == "post_message") return with(R"("text":"Xin chào","language":"vi")");
    if (command == "add_keyword" || command == "remove_keyword") return R"({"keyword":")" + std::string(below(2) ? "Tet" : "ask again") + "\"}";
    if (command == "add_note") return with(R"("text":"Remember","mentions":[")" + (below(2) ? kPatient.user : lt::an_id<User>(99)).text() + "\"]");
    if (command == "ask_translation") return R"({"record":)" + some_record() + R"(,"party":)" + party + R"(,"language":"ko","wanted":"draft","due":)" + later + "}";
    if (command == "deliver_translation" || command == "release_translator") return R"({"assignment":)" + some_record() + "}";
    if (command == "merge_case") return R"({"into":")" + cases_[below(cases_.size())].text() + R"(","reason":"The same person"})";
    if (command == "admit_patient") return R"({"user":")" + kPatient.user.text() + "\"}";
    return with("");
  }

  /// One of so few ids that most of them are used twice.
  std::string some_record() { return "\"" + lt::an_id<Record>(static_cast<std::uint8_t>(below(250))).text() + "\""; }
  std::string paper(std::string_view type) {
    return fmt::format(R"({{"id":{},"type":"{}","title":"Scan","media_type":"application/pdf","bytes":10,"blob":"{}","of":{},"language":"ru"}})",
                       some_record(), type, std::string(64, 'a'), some_record());
  }

  std::string some_companion(const ledger::Opened& before) {
    const auto& companions = before.dossier->as<hospitium::cases::State>().companions;
    return "\"" + (companions.empty() ? Id<Companion>{} : companions[below(companions.size())].id).text() + "\"";
  }

  /// One who was invited, present or dismissed; nobody where none was.
  std::string some_person(const ledger::Opened& before) {
    const auto& persons = before.dossier->as<hospitium::cases::State>().persons;
    return persons.empty() ? Id<User>{}.text() : persons[below(persons.size())].id.text();
  }

  lt::House& house_;
  ledger::Ledger& ledger_;
  std::mt19937_64 random_;
  std::vector<Id<Dossier>> cases_;
  int accepted_ = 0;
};

class LedgerWalk : public LedgerDatabaseTest {};

TEST_P(LedgerWalk, WhateverIsAskedTheStoreStaysWhole) {
  const auto seed = static_cast<std::uint64_t>(std::random_device{}());
  std::cout << "seed " << seed << std::endl;
  ledger_.reset();
  kinds_ = ledger::all_kinds();
  ledger_ = house_->make_ledger(ledger::all_kinds());
  Walker walker(*house_, *ledger_, seed);
  const int steps = GetParam() == Kind::SqliteMemory ? kSteps : kStepsOnDisk;
  for (int i = 0; i < steps && !HasFatalFailure(); ++i) walker.step();
  EXPECT_GT(walker.accepted(), steps / 20);
  whole_feed(static_cast<std::size_t>(count("journal")));
  ledger::sign_checkpoint(house_->database(), house_->vault(), house_->now());
  EXPECT_THAT(findings(), ::testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Databases, LedgerWalk, ::testing::Values(Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
