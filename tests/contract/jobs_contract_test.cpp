// What the jobs promise on every database: they commit with the state, are claimed once, outlive their worker, and end as done or as listed.
#include "between.hpp"
#include "db/failing.hpp"
#include "domain/case/commands.hpp"
#include "jobs/worker.hpp"
#include "ledger/kinds.hpp"
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

class JobsContract : public LedgerDatabaseTest {
 protected:
  ledger::Jobs jobs() {
    return {house_->database(), [this] { return house_->now(); }};
  }
  std::vector<ledger::Job> claim_all(ledger::Jobs& jobs) {
    std::vector<ledger::Job> all;
    for (auto some = jobs.claim(0, 5); !some.empty(); some = jobs.claim(0, 5)) std::ranges::move(some, std::back_inserter(all));
    return all;
  }
  /// A letter with one clinic asked, whose clock asks for a reminder a day later.
  Id<Dossier> asked(std::string_view name = "Nguyễn Thị Hạnh") {
    const auto id = open_letter();
    EXPECT_TRUE(give(lt::kCoordinator, id, "rename", R"({"name":")" + std::string(name) + R"("})"));
    part_ = ask(id, lt::kClinic);
    return id;
  }
  Result<ledger::Receipt> part_command(Id<Dossier> id, const char* command) {
    return give(lt::kCoordinator, id, command, R"({"referral":")" + part_.text() + R"("})");
  }
  std::int64_t reminders(Id<Dossier> id) {
    const auto rows = ledger_->timeline(lt::kCoordinator, hospitium::Kind::Case, id, 0, 100).value();
    return std::ranges::count(rows, "reminded", [](const auto& row) { return row.event.name; });
  }

  Id<Referral> part_;
};

TEST_P(JobsContract, IsDoneOnceItsClockRanOut) {
  const auto id = asked();
  auto table = jobs();
  jobs::Worker worker(table, *ledger_);
  EXPECT_EQ(worker.step(), 0);
  house_->pass(kDay_us);
  EXPECT_EQ(worker.step(), 1);
  EXPECT_EQ(reminders(id), 1);
  EXPECT_EQ(count("job"), 0);
  house_->pass(kDay_us);
  EXPECT_EQ(worker.step(), 0);
}

/// Whatever call of the command fails, job and state are there together or not at all.
TEST_P(JobsContract, CommitsWithTheStateOrNotAtAll) {
  const auto id = open_letter();
  std::int64_t asked_for = 0;
  for (const auto at : {db::BreakAt::Statement, db::BreakAt::Commit})
    for (int nth = 1, seen = 1; seen + 1 >= nth && nth < 100; ++nth) {
      db::FailingDatabase failing(house_->database());
      Between between(failing, house_->database());  // or the sequencer takes a break that is meant for the command
      auto ledger = house_->make_ledger(between);
      failing.plan({at, nth, db::FaultKind::Broken});
      const auto body = R"({"clinic":")" + lt::kClinic.memberships[0].party.text() + R"(","question":"?"})";
      if (ledger->execute(lt::request(lt::kCoordinator, "ask_clinic", body, id))) ++asked_for;
      seen = failing.seen();
      ASSERT_EQ(count("job"), asked_for) << "call " << nth;
      ASSERT_EQ(count("clock"), asked_for) << "call " << nth;
    }
  EXPECT_GE(asked_for, 2) << "each row of failures ends with a command that none of them met";
}

TEST_P(JobsContract, TwoWorkersClaimEachJobOnce) {
  constexpr int kLetters = 24;
  for (int i = 0; i < kLetters; ++i) asked();
  house_->pass(kDay_us);
  std::mutex mutex;
  std::multiset<Id<Dossier>> claimed;
  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back([&] {
      auto table = jobs();
      for (const auto& job : claim_all(table)) {
        std::lock_guard lock(mutex);
        claimed.insert(job.dossier);
      }
    });
  for (auto& worker : workers) worker.join();
  EXPECT_EQ(claimed.size(), static_cast<std::size_t>(kLetters));
  EXPECT_EQ(std::set(claimed.begin(), claimed.end()).size(), claimed.size());
}

TEST_P(JobsContract, AnotherTakesOverWhenTheTermIsOverAndTheFirstIsRefused) {
  asked();
  house_->pass(kDay_us);
  auto first = jobs(), second = jobs();
  const auto slept = claim_all(first);
  ASSERT_EQ(slept.size(), 1u);
  EXPECT_THAT(claim_all(second), IsEmpty());
  house_->pass(ledger::Jobs::kTerm_us);
  const auto taken = claim_all(second);
  ASSERT_EQ(taken.size(), 1u);
  EXPECT_GT(taken[0].token, slept[0].token);
  EXPECT_EQ(taken[0].attempts, 2);
  EXPECT_FALSE(first.finish(slept[0]));
  EXPECT_FALSE(first.postpone(slept[0], Code::Busy));
  EXPECT_FALSE(first.refuse(slept[0], Code::StepOutOfOrder));
  EXPECT_EQ(count("job"), 1);
  EXPECT_EQ(count("refused"), 0);
  EXPECT_TRUE(second.finish(taken[0]));
}

/// Killed after the command and before the report: another gives the same command, which is found done.
TEST_P(JobsContract, KilledBetweenRunAndReportIsDoneOnce) {
  const auto id = asked();
  house_->pass(kDay_us);
  auto table = jobs();
  const auto claimed = claim_all(table);
  ASSERT_EQ(claimed.size(), 1u);
  ASSERT_TRUE(ledger_->execute(jobs::request_of(claimed[0])));
  house_->pass(ledger::Jobs::kTerm_us);
  jobs::Worker another(table, *ledger_);
  EXPECT_EQ(another.step(), 1);
  EXPECT_EQ(reminders(id), 1);
  EXPECT_EQ(count("job"), 0);
}

TEST_P(JobsContract, FollowsAClockThatStopsAndResumes) {
  const auto id = asked();
  house_->pass(20 * kHour_us);
  ASSERT_TRUE(part_command(id, "pause"));
  EXPECT_EQ(count("job"), 0);
  house_->pass(30 * kDay_us);
  auto table = jobs();
  jobs::Worker worker(table, *ledger_);
  EXPECT_EQ(worker.step(), 0);
  ASSERT_TRUE(part_command(id, "resume"));
  EXPECT_EQ(worker.step(), 0);
  house_->pass(3 * kHour_us);
  EXPECT_EQ(worker.step(), 0);
  house_->pass(kHour_us);
  EXPECT_EQ(worker.step(), 1);
  EXPECT_EQ(reminders(id), 1);
}

/// A job that is moved while somebody holds it is that one's no more, also when it goes and comes again.
TEST_P(JobsContract, AMovedJobLeavesItsHolder) {
  const auto id = asked();
  house_->pass(kDay_us);
  auto table = jobs();
  const auto held = claim_all(table);
  ASSERT_EQ(held.size(), 1u);
  ASSERT_TRUE(part_command(id, "pause"));
  ASSERT_TRUE(part_command(id, "resume"));
  EXPECT_FALSE(table.finish(held[0]));
  EXPECT_EQ(count("job"), 1);
}

TEST_P(JobsContract, TriesAgainWithPausesAndThenListsIt) {
  const auto id = asked("busy");
  house_->pass(kDay_us);
  auto table = jobs();
  jobs::Worker worker(table, *ledger_);
  for (int attempt = 1; attempt <= ledger::Jobs::kMostAttempts; ++attempt) {
    EXPECT_EQ(count("refused"), 0);
    ASSERT_EQ(worker.step(), 1) << attempt;
    EXPECT_EQ(worker.step(), 0) << "no pause after attempt " << attempt;
    house_->pass(kHour_us);
  }
  EXPECT_EQ(worker.step(), 0);
  EXPECT_EQ(table.given_up(), 1);
  const auto listed = ledger_->refusals(lt::kCoordinator, 10);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].manager, "jobs");
  EXPECT_EQ(listed[0].command, "remind");
  EXPECT_EQ(listed[0].code, Code::Busy);
  EXPECT_EQ(listed[0].number, "LT-2026-00001");
  EXPECT_THAT(ledger_->refusals(lt::kOtherCoordinator, 10), IsEmpty());
  ASSERT_TRUE(give(lt::kCoordinator, id, "rename", R"({"name":"Trần Văn Minh"})"));
  table.try_given_up_again();
  EXPECT_EQ(worker.step(), 1);
  EXPECT_EQ(reminders(id), 1);
  EXPECT_EQ(count("job"), 0);
}

/// A job that ends each server that tries it is not tried for ever.
TEST_P(JobsContract, WhatNobodyReportsOnIsGivenUpAtLast) {
  asked();
  house_->pass(kDay_us);
  auto table = jobs();
  for (int attempt = 1; attempt <= ledger::Jobs::kMostAttempts; ++attempt) {
    ASSERT_EQ(table.claim(0, 10).size(), 1u);
    house_->pass(ledger::Jobs::kTerm_us);
  }
  EXPECT_THAT(table.claim(0, 10), IsEmpty());
  EXPECT_EQ(table.given_up(), 1);
  EXPECT_EQ(count("refused"), 1);
}

TEST_P(JobsContract, WhatTheDossierRefusesIsListedAtOnce) {
  asked("silent");
  house_->pass(kDay_us);
  auto table = jobs();
  jobs::Worker worker(table, *ledger_);
  EXPECT_EQ(worker.step(), 1);
  EXPECT_EQ(count("job"), 0);
  const auto listed = ledger_->refusals(lt::kAdministrator, 10);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].code, Code::StepOutOfOrder);
}

TEST_P(JobsContract, OnlyTheSystemGivesItsCommand) {
  const auto id = asked();
  const auto refused = part_command(id, "remind");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::NotFound);
}

TEST_P(JobsContract, ErasingTakesTheJobs) {
  const auto id = asked();
  ASSERT_EQ(count("job"), 1);
  ASSERT_TRUE(ledger_->erase(lt::kAdministrator, id));
  EXPECT_EQ(count("job"), 0);
}

TEST_P(JobsContract, ThreadsDoWhatIsDueAndStopAtOnce) {
  const auto id = asked();
  house_->pass(kDay_us);
  auto table = jobs();
  jobs::Worker worker(table, *ledger_, {.threads = 3, .poll_ms = 3'600'000});
  worker.start();
  while (count("job") > 0) std::this_thread::yield();
  worker.stop();
  EXPECT_EQ(reminders(id), 1);
}

/// A case that is led to an offer by its coordinator and a clinic.
class OfferContract : public LedgerDatabaseTest {
 protected:
  void SetUp() override {
    LedgerDatabaseTest::SetUp();
    if (IsSkipped()) return;
    ledger_.reset();
    ledger_ = house_->make_ledger(ledger::all_kinds());
    ledger::CommandRequest open = lt::request(lt::kCoordinator, "open_case", R"({"patient":{"name":"Nguyễn Thị Hạnh","sex":"female","birth_year":1980},"wish":)"
        R"({"specialty":"oncology","urgency":"urgent"},"origin":"VN-HN","destination":"RU-SPE","source":{"kind":"family"}})");
    case_ = ledger_->execute(open).value().dossier;
    does(lt::kCoordinator, cases::AttachRecord{{lt::an_id<Record>(9), cases::RecordType::Document, Line("Letter"), "text/plain", 10, "00ff", {}, {}, {}}});
    does(lt::kCoordinator, cases::ConfirmRecords{});
  }
  template <class Command>
  Result<ledger::Receipt> tries(const access::Principal& who, const Command& command) {
    return give(who, case_, std::string(Command::kName), json::write(command));
  }
  template <class Command>
  ledger::Receipt does(const access::Principal& who, const Command& command) {
    const auto receipt = tries(who, command);
    EXPECT_TRUE(receipt) << Command::kName << ": " << row(receipt.error().code).name << " " << receipt.error().field;
    return receipt.value_or(ledger::Receipt{});
  }
  Id<Referral> offered(const access::Principal& clinic, int valid_days) {
    const auto party = clinic.memberships[0].party;
    does(lt::kCoordinator, cases::GrantConsent{party, {}, cases::AcceptanceChannel::Phone});
    const Id<Referral> referral{does(lt::kCoordinator, cases::RequestReferral{party, Note("Can you treat?")}).ids.at(0)};
    cases::OfferTerms terms;
    terms.plan = Note("Surgery");
    terms.total = {100'000, "USD"};
    terms.valid_until = Day{day_of(house_->now()).days + valid_days};
    does(clinic, cases::MakeOffer{referral, terms});
    return referral;
  }
  std::vector<std::string> seen(const access::Principal& who) {
    std::vector<std::string> names;
    for (const auto& event : ledger_->timeline(who, hospitium::Kind::Case, case_, 0, 3).value()) names.push_back(event.event.name);
    return names;
  }
  std::string stage(const access::Principal& who) { return ledger_->open(who, hospitium::Kind::Case, case_)->stage; }

  Id<Dossier> case_;
};

TEST_P(OfferContract, ExpiresForClinicAndCoordinatorAndCannotBeAcceptedAnyMore) {
  const auto referral = offered(lt::kClinic, 10);
  ledger::Jobs table(house_->database(), [this] { return house_->now(); });
  jobs::Worker worker(table, *ledger_);
  house_->pass(9 * kDay_us);
  EXPECT_EQ(worker.step(), 0);
  house_->pass(2 * kDay_us);
  EXPECT_EQ(tries(lt::kCoordinator, cases::RecordAcceptance{referral, {}, {}}).error().code, Code::OfferExpired);
  EXPECT_EQ(worker.step(), 1);
  EXPECT_EQ(count("job"), 0);
  EXPECT_EQ(stage(lt::kCoordinator), "referral");
  EXPECT_EQ(stage(lt::kClinic), "closed");
  EXPECT_THAT(seen(lt::kCoordinator), Contains("referral_expired"));
  EXPECT_THAT(seen(lt::kClinic), Contains("referral_expired"));
  EXPECT_FALSE(tries(lt::kCoordinator, cases::RecordAcceptance{referral, {}, {}}));
}

TEST_P(OfferContract, ThatWasRevisedExpiresByItsNewDayOnly) {
  const auto referral = offered(lt::kClinic, 5);
  cases::OfferTerms longer;
  longer.plan = Note("Surgery");
  longer.total = {90'000, "USD"};
  longer.valid_until = Day{day_of(house_->now()).days + 30};
  does(lt::kClinic, cases::MakeOffer{referral, longer});
  ledger::Jobs table(house_->database(), [this] { return house_->now(); });
  jobs::Worker worker(table, *ledger_);
  house_->pass(20 * kDay_us);
  EXPECT_EQ(worker.step(), 0);
  EXPECT_EQ(stage(lt::kCoordinator), "choice");
  does(lt::kCoordinator, cases::RecordAcceptance{referral, cases::AcceptanceChannel::Phone, {}});
  house_->pass(20 * kDay_us);
  EXPECT_EQ(worker.step(), 0);
  EXPECT_EQ(count("refused"), 0);
}

INSTANTIATE_TEST_SUITE_P(Databases, OfferContract, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });
INSTANTIATE_TEST_SUITE_P(Databases, JobsContract, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
