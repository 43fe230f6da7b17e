#include "ledger/ledger.hpp"

#include <future>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/testing/house.hpp"

namespace hospitium::ledger::testing {
namespace {

class TestFolder {
 public:
  TestFolder() : path_(std::filesystem::temp_directory_path() / "hospitium-ledger-XXXXXX") {
    if (!::mkdtemp(path_.data())) throw std::runtime_error("no folder for the test");
  }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// A filter with nothing but what `set` sets.
template <class Set>
ListFilter filtered(Set set) {
  ListFilter filter;
  set(filter);
  return filter;
}
ListFilter unfiltered() { return {}; }

class LedgerTest : public ::testing::Test {
 protected:
  Id<Dossier> open_letter(std::string_view body = kLetter) {
    auto receipt = ledger_->execute(request(kCoordinator, "open_letter", body));
    EXPECT_TRUE(receipt) << row(receipt.error().code).name;
    return receipt->dossier;
  }
  Result<Receipt> give(const access::Principal& principal, Id<Dossier> id, std::string command, std::string_view body) {
    return ledger_->execute(request(principal, std::move(command), body, id));
  }
  Id<Referral> ask(Id<Dossier> id, const access::Principal& clinic) {
    auto receipt = give(kCoordinator, id, "ask_clinic", R"({"clinic":")" + clinic.memberships[0].party.text() + R"(","question":"Can you?"})");
    EXPECT_TRUE(receipt);
    return {receipt->ids.at(0)};
  }
  std::string tag(const access::Principal& principal, Id<Dossier> id) { return ledger_->open(principal, Kind::Case, id)->tag; }
  std::vector<std::string> events_seen(const access::Principal& principal, Id<Dossier> id) {
    std::vector<std::string> names;
    for (const auto& seen : ledger_->timeline(principal, Kind::Case, id, 0, 100).value()) names.push_back(seen.event.name + (seen.event.json.empty() ? "*" : ""));
    return names;
  }
  static Code code_of(const auto& result) { return result ? Code::Internal : result.error().code; }

  TestFolder folder_;
  House house_{folder_.path()};
  std::unique_ptr<Ledger> ledger_ = house_.make_ledger();
};

TEST_F(LedgerTest, OpensAndReadsBackWhatWasAsked) {
  const auto id = open_letter();
  auto opened = ledger_->open(kCoordinator, Kind::Case, id);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->dossier->as<letters::State>().asked.name, "Nguyễn Thị Hạnh");
  EXPECT_EQ(opened->projection.number, "LT-2026-00001");
  EXPECT_EQ(opened->stage, "draft");
}

TEST_F(LedgerTest, StrangersFindNothing) {
  const auto id = open_letter();
  EXPECT_EQ(code_of(ledger_->open(kOtherCoordinator, Kind::Case, id)), Code::NotFound);
  EXPECT_EQ(code_of(ledger_->open(kCoordinator, Kind::Mission, id)), Code::NotFound);
  EXPECT_EQ(code_of(give(kOtherCoordinator, id, "note", R"({"text":"x"})")), Code::NotFound);
  EXPECT_EQ(code_of(ledger_->timeline(kRival, Kind::Case, id, 0, 10)), Code::NotFound);
  EXPECT_EQ(code_of(ledger_->execute(request(kClinic, "open_letter", kLetter))), Code::NotFound);
}

TEST_F(LedgerTest, SameKeySameReceiptOtherBodyRefused) {
  auto first = ledger_->execute(request(kCoordinator, "open_letter", kLetter, {}, "key-1"));
  auto again = ledger_->execute(request(kCoordinator, "open_letter", kLetter, {}, "key-1"));
  ASSERT_TRUE(first && again);
  EXPECT_FALSE(first->repeated);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(first->dossier, again->dossier);
  EXPECT_EQ(first->tag, again->tag);
  auto other = request(kCoordinator, "open_letter", kLetter, {}, "key-1");
  other.body.as_object()["name"] = "Another";
  const auto refused = ledger_->execute(other);
  ASSERT_EQ(code_of(refused), Code::IdempotencyReused);
  EXPECT_THAT(refused.error().params, ::testing::ElementsAre(std::pair(std::string("id"), first->dossier.text()))) << "where the first one led";
  EXPECT_EQ(events_seen(kCoordinator, first->dossier).size(), 1u);
}

TEST_F(LedgerTest, IfMatchGuardsWhatTheReaderSaw) {
  const auto id = open_letter();
  auto rename = request(kCoordinator, "rename", R"({"name":"B"})", id);
  rename.if_match = tag(kCoordinator, id);
  ASSERT_TRUE(ledger_->execute(rename));
  EXPECT_EQ(code_of(ledger_->execute(rename)), Code::VersionConflict);
}

TEST_F(LedgerTest, IfMatchOfOneClassGuardsThatClass) {
  const auto id = open_letter();
  const auto opened = ledger_->open(kCoordinator, Kind::Case, id).value();
  auto rename = request(kCoordinator, "rename", R"({"name":"B"})", id);
  rename.if_match = ledger_->tag_of(opened, DataClass::Identity);
  ASSERT_TRUE(ledger_->execute(request(kCoordinator, "note", R"({"text":"of another class"})", id)));
  ASSERT_TRUE(ledger_->execute(rename));
  EXPECT_EQ(code_of(ledger_->execute(rename)), Code::VersionConflict);
  rename.if_match = ledger_->tag_of(ledger_->open(kCoordinator, Kind::Case, id).value(), DataClass::Tasks);
  EXPECT_EQ(code_of(ledger_->execute(rename)), Code::VersionConflict) << "of another class than the command's";
}

TEST_F(LedgerTest, RivalsNeverMoveATag) {
  const auto id = open_letter();
  const auto mine = ask(id, kClinic);
  const auto before = tag(kClinic, id);
  const auto theirs = ask(id, kRival);
  ASSERT_TRUE(give(kRival, id, "answer", R"({"referral":")" + theirs.text() + R"(","text":"yes"})"));
  ASSERT_TRUE(give(kCoordinator, id, "note", R"({"text":"between us"})"));
  EXPECT_EQ(tag(kClinic, id), before);
  EXPECT_THAT(events_seen(kClinic, id), ::testing::ElementsAre("clinic_asked", "letter_opened*"));
  EXPECT_EQ(code_of(give(kClinic, id, "answer", R"({"referral":")" + theirs.text() + R"(","text":"me"})")), Code::NotFound);
  ASSERT_TRUE(give(kClinic, id, "answer", R"({"referral":")" + mine.text() + R"(","text":"no"})"));
  EXPECT_NE(tag(kClinic, id), before);
}

TEST_F(LedgerTest, AuditorsSeeThatAndNotWhat) {
  const auto id = open_letter();
  ask(id, kClinic);
  EXPECT_THAT(events_seen(kAuditor, id), ::testing::ElementsAre("clinic_asked*", "letter_opened*"));
  EXPECT_TRUE(ledger_->list(kAuditor, unfiltered())->rows.empty());
}

TEST_F(LedgerTest, SuspendedPartiesReadAndDoNothing) {
  const auto id = open_letter();
  auto suspended = kCoordinator;
  suspended.memberships[0].party_state = PartyState::Suspended;
  EXPECT_TRUE(ledger_->open(suspended, Kind::Case, id));
  EXPECT_EQ(code_of(give(suspended, id, "note", R"({"text":"x"})")), Code::PartySuspended);
  EXPECT_EQ(code_of(ledger_->execute(request(suspended, "open_letter", kLetter))), Code::PartySuspended);
}

TEST_F(LedgerTest, WrongShapeAndWrongStageAreRefused) {
  const auto id = open_letter();
  EXPECT_EQ(code_of(give(kCoordinator, id, "rename", R"({"name":"B","owner":"me"})")), Code::UnknownField);
  EXPECT_EQ(code_of(give(kCoordinator, id, "no_such", "{}")), Code::NotFound);
  ASSERT_TRUE(give(kCoordinator, id, "close", "{}"));
  EXPECT_EQ(code_of(give(kCoordinator, id, "rename", R"({"name":"B"})")), Code::WrongStage);
}

TEST_F(LedgerTest, ListsShowOwnShelfFilteredAndPaged) {
  std::vector<Id<Dossier>> ids;
  for (int i = 0; i < 7; ++i) ids.push_back(open_letter());
  ask(ids[2], kClinic);
  auto filter = filtered([](auto& f) { f.limit = 3; });
  auto page = ledger_->list(kCoordinator, filter).value();
  EXPECT_EQ(page.count, 7);
  ASSERT_EQ(page.rows.size(), 3u);
  EXPECT_EQ(page.rows[0].id, ids[2]);
  EXPECT_THAT(page.rows[0].card, ::testing::HasSubstr("Hạnh"));
  std::set<Id<Dossier>> all;
  for (const auto& row : page.rows) all.insert(row.id);
  while (!page.next.empty()) {
    filter.cursor = page.next;
    page = ledger_->list(kCoordinator, filter).value();
    for (const auto& row : page.rows) all.insert(row.id);
  }
  EXPECT_EQ(all.size(), 7u);
  EXPECT_EQ(ledger_->list(kClinic, unfiltered())->rows.size(), 1u);
  EXPECT_EQ(ledger_->list(kRival, unfiltered())->count, 0);
  EXPECT_EQ(ledger_->list(kCoordinator, filtered([](auto& f) { f.stages = {"sent"}; }))->count, 1);
  EXPECT_EQ(ledger_->list(kCoordinator, filtered([](auto& f) { f.origin = Place{"VN"}; }))->count, 7);
  EXPECT_EQ(ledger_->list(kCoordinator, filtered([](auto& f) { f.origin = Place{"VN-SG"}; }))->count, 0);
  EXPECT_EQ(ledger_->list(kCoordinator, filtered([](auto& f) { f.urgency = Urgency::Stat; }))->count, 0);
}

TEST_F(LedgerTest, WordsFindFoldedNamesAndNumbersForThoseWhoMayReadThem) {
  const auto id = open_letter();
  ask(id, kClinic);
  const auto found = [&](const access::Principal& principal, std::string words) {
    return ledger_->list(principal, filtered([&](auto& f) { f.words = words; }))->rows.size();
  };
  EXPECT_EQ(found(kCoordinator, "hanh nguy"), 1u);
  EXPECT_EQ(found(kCoordinator, "LT-2026-00001"), 1u);
  EXPECT_EQ(found(kCoordinator, "hanoi"), 0u);
  EXPECT_EQ(found(kClinic, "hanh"), 0u);
  ASSERT_TRUE(give(kCoordinator, id, "rename", R"({"name":"Trần Văn Minh"})"));
  EXPECT_EQ(found(kCoordinator, "hanh"), 0u);
  EXPECT_EQ(found(kCoordinator, "minh"), 1u);
}

TEST_F(LedgerTest, ClocksConcernThoseWhoOweAndOwn) {
  const auto id = open_letter();
  const auto part = ask(id, kClinic);
  const auto soon = house_.now() + 2 * kDay_us;
  ASSERT_EQ(ledger_->clocks(kClinic, {.before = soon}).size(), 1u);
  EXPECT_EQ(ledger_->clocks(kClinic, {.before = soon})[0].part, part.bytes);
  EXPECT_EQ(ledger_->clocks(kCoordinator, {.before = soon}).size(), 1u);
  EXPECT_TRUE(ledger_->clocks(kRival, {.before = soon}).empty());
  EXPECT_TRUE(ledger_->clocks(kClinic, {.before = house_.now()}).empty());
  EXPECT_TRUE(ledger_->clocks(kClinic, {.before = soon, .but = Kind::Case}).empty());
  EXPECT_EQ(ledger_->clocks(kClinic, {.before = soon, .but = Kind::Mission}).size(), 1u);
}

TEST_F(LedgerTest, ClocksAreTheirsOrOursAndStandStillUnderTheirOwnName) {
  using Whose = ClockFilter::Whose;
  const auto stopped = ClockFilter::State::Stopped;
  const auto id = open_letter();
  const auto part = ask(id, kClinic);
  ask(id, kRival);
  EXPECT_EQ(ledger_->clocks(kCoordinator, {.whose = Whose::Theirs}).size(), 2u);
  EXPECT_TRUE(ledger_->clocks(kCoordinator, {.whose = Whose::Ours}).empty());
  EXPECT_EQ(ledger_->clocks(kClinic, {.whose = Whose::Ours}).size(), 1u);
  EXPECT_TRUE(ledger_->clocks(kClinic, {.whose = Whose::Theirs}).empty());
  ASSERT_TRUE(give(kCoordinator, id, "pause", R"({"referral":")" + part.text() + R"("})"));
  EXPECT_EQ(ledger_->clocks(kCoordinator, {}).size(), 1u);
  const auto still = ledger_->clocks(kCoordinator, {.state = stopped});
  ASSERT_EQ(still.size(), 1u);
  EXPECT_LE(still[0].left_us.value(), kDay_us);
  EXPECT_GT(still[0].left_us.value(), kDay_us - kSecond_us);
  EXPECT_EQ(still[0].owes, kClinic.memberships[0].party);
  EXPECT_EQ(still[0].waits_for, "");
  EXPECT_EQ(ledger_->clocks(kClinic, {.state = stopped}).size(), 1u);
  EXPECT_TRUE(ledger_->clocks(kRival, {.state = stopped}).empty());
  ASSERT_TRUE(give(kCoordinator, id, "dismiss", R"({"party":")" + kClinic.memberships[0].party.text() + R"("})"));
  EXPECT_TRUE(ledger_->clocks(kClinic, {.state = stopped}).empty());
}

TEST_F(LedgerTest, AListIsOfDossiersThatFallDueWithinAWindow) {
  const auto id = open_letter();
  ask(id, kClinic);
  open_letter();
  const auto due = ledger_->clocks(kClinic, {}).at(0).due;
  const auto within = [&](Instant from, Instant until) {
    return ledger_->list(kClinic, filtered([&](auto& f) { f.due_from = from; f.due_until = until; f.sort = ListFilter::Sort::Due; }))->count;
  };
  EXPECT_EQ(within(due, due + 1), 1);
  EXPECT_EQ(within(due + 1, due + kDay_us), 0);
  EXPECT_EQ(within(due - kDay_us, due), 0);
}

TEST_F(LedgerTest, ChangesNameWhatWasTouchedAndWhoLostTheirPart) {
  int commits = 0;
  ledger_->on_commit([&] { ++commits; });
  auto told = ledger_->told_until_now();
  const auto id = open_letter();
  const auto part = ask(id, kClinic);
  const auto party = kClinic.memberships[0].party.text();
  ASSERT_TRUE(give(kCoordinator, id, "consent", R"({"party":")" + party + R"("})"));
  auto changes = ledger_->changes(told);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].dossier, id);
  EXPECT_THAT(changes[0].touched, ::testing::ElementsAre(Facet{DataClass::Identity, {}, false}, Facet{DataClass::Offers, part.bytes, false},
                                                         Facet{DataClass::Consent, {}, false}));
  EXPECT_EQ(changes[0].participants.size(), 2u);
  EXPECT_EQ(changes[0].owner, kCoordinator.memberships[0].party);
  EXPECT_TRUE(changes[0].removed.empty());
  ASSERT_TRUE(give(kCoordinator, id, "revoke", R"({"party":")" + party + R"("})"));
  EXPECT_FALSE(give(kCoordinator, id, "rename", "{}"));
  changes = ledger_->changes(told);
  ASSERT_EQ(changes.size(), 1u);
  ASSERT_EQ(changes[0].removed.size(), 1u);
  EXPECT_EQ(changes[0].removed[0].party, kClinic.memberships[0].party);
  EXPECT_TRUE(ledger_->changes(told).empty());
  EXPECT_EQ(commits, 4);
}

TEST_F(LedgerTest, AClockThatRunsOutIsAChangeOfWhatItsPartOwes) {
  const auto id = open_letter();
  const auto part = ask(id, kClinic);
  const auto stopped = open_letter();
  const auto other = ask(stopped, kRival);
  ASSERT_TRUE(give(kCoordinator, stopped, "pause", R"({"referral":")" + other.text() + R"("})"));
  auto told = ledger_->told_until_now();
  house_.pass(kDay_us - kHour_us);
  EXPECT_TRUE(ledger_->changes(told).empty());
  house_.pass(kHour_us);
  const auto changes = ledger_->changes(told);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].dossier, id);
  EXPECT_THAT(changes[0].touched, ::testing::ElementsAre(Facet{DataClass::Tasks, part.bytes, false}));
  ASSERT_TRUE(give(kCoordinator, stopped, "resume", R"({"referral":")" + other.text() + R"("})"));
  EXPECT_EQ(ledger_->changes(told).size(), 1u);
  house_.pass(kDay_us);
  ASSERT_EQ(ledger_->changes(told).size(), 1u);
  EXPECT_TRUE(ledger_->changes(told).empty());
}

TEST_F(LedgerTest, AnErasureIsToldOnceToAllWhoTookPart) {
  const auto id = open_letter();
  ask(id, kClinic);
  auto told = ledger_->told_until_now();
  ASSERT_TRUE(ledger_->erase(kAdministrator, id));
  const auto changes = ledger_->changes(told);
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].removed.size(), 2u);
  EXPECT_TRUE(changes[0].participants.empty());
  EXPECT_TRUE(ledger_->changes(told).empty());
  auto later = ledger_->told_until_now();
  EXPECT_TRUE(ledger_->changes(later).empty());
  house_.pass(2 * kHour_us);
  ledger_->tidy();
  EXPECT_TRUE(ledger_->changes(told).empty());
}

TEST_F(LedgerTest, ReadingsStandInTheLogBeforeTheirBytesLeave) {
  const auto id = open_letter();
  std::promise<std::exception_ptr> logged;
  ledger_->disclose(kCoordinator, {"case", {id}, {DataClass::Identity}}, [&](std::exception_ptr error) { logged.set_value(error); });
  EXPECT_EQ(logged.get_future().get(), nullptr);
  const auto rows = ledger_->accesses(kCoordinator, Kind::Case, id, {INT64_MAX}, 10).value();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].reader, kCoordinator.user);
  EXPECT_THAT(rows[0].classes, ::testing::ElementsAre(DataClass::Identity));
  EXPECT_EQ(code_of(ledger_->accesses(kClinic, Kind::Case, id, {INT64_MAX}, 10)), Code::NotFound);
}

TEST_F(LedgerTest, SameLooksAtAListAreFoundByTheDossierOncePerHour) {
  const auto first = open_letter(), second = open_letter();
  const auto look = [&](std::string view, std::vector<Id<Dossier>> shown) {
    std::promise<std::exception_ptr> logged;
    ledger_->disclose(kCoordinator, {std::move(view), std::move(shown), {DataClass::Identity}}, [&](std::exception_ptr error) { logged.set_value(error); });
    EXPECT_EQ(logged.get_future().get(), nullptr);
  };
  const auto found = [&] { return ledger_->accesses(kCoordinator, Kind::Case, first, {INT64_MAX}, 100).value().size(); };
  look("list", {first, second});
  look("list", {first, second});
  EXPECT_EQ(found(), 1u);
  look("export", {first, second});
  EXPECT_EQ(found(), 2u) << "it shows something else";
  look("case", {first});
  look("case", {first});
  EXPECT_EQ(found(), 4u) << "opening a case is told each time";
  house_.pass(kHour_us);
  look("list", {first, second});
  EXPECT_EQ(found(), 5u);
}

TEST_F(LedgerTest, ErasedDossiersAreGoneForAllAndErasingTwiceIsHarmless) {
  const auto id = open_letter();
  EXPECT_EQ(code_of(ledger_->erase(kCoordinator, id)), Code::NotFound);
  ASSERT_TRUE(ledger_->erase(kAdministrator, id));
  ASSERT_TRUE(ledger_->erase(kAdministrator, id));
  EXPECT_EQ(code_of(ledger_->open(kCoordinator, Kind::Case, id)), Code::NotFound);
  EXPECT_EQ(code_of(give(kCoordinator, id, "note", R"({"text":"x"})")), Code::NotFound);
  EXPECT_EQ(ledger_->list(kCoordinator, unfiltered())->count, 0);
  EXPECT_EQ(ledger_->list(kCoordinator, filtered([](auto& f) { f.words = "hanh"; }))->count, 0);
  ASSERT_EQ(ledger_->feed(0, 10).size(), 1u);
  EXPECT_EQ(ledger_->feed_back(INT64_MAX, 10).size(), 1u);
  EXPECT_TRUE(ledger_->feed_back(ledger_->feed(0, 10)[0].number, 10).empty());
  EXPECT_TRUE(ledger_->feed(0, 10)[0].event.json.empty());
}

TEST_F(LedgerTest, WhatWasWrittenIsThereAfterARestart) {
  const auto id = open_letter();
  ask(id, kClinic);
  ledger_.reset();
  ledger_ = house_.make_ledger();
  EXPECT_EQ(ledger_->open(kCoordinator, Kind::Case, id)->stage, "sent");
  const auto next = ledger_->execute(request(kCoordinator, "open_letter", kLetter));
  EXPECT_EQ(next->number, "LT-2026-00065");
}

}  // namespace
}  // namespace hospitium::ledger::testing
