// What the ledger promises on every database: all or nothing, once, in order, by right, and to be verified afterwards.
#include <fstream>
#include <sstream>
#include <thread>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "between.hpp"
#include "db/failing.hpp"
#include "ledger/process_manager.hpp"
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class LedgerContract : public LedgerDatabaseTest {};

TEST_P(LedgerContract, ALetterLivesAndVerifies) {
  const auto id = open_letter();
  const auto part = ask(id, lt::kClinic);
  ASSERT_TRUE(give(lt::kClinic, id, "answer", R"({"referral":")" + part.text() + R"(","text":"yes"})"));
  ASSERT_TRUE(give(lt::kCoordinator, id, "rename", R"({"name":"Trần Văn Minh"})"));
  const auto opened = ledger_->open(lt::kCoordinator, hospitium::Kind::Case, id);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->projection.number, "LT-2026-00001");
  EXPECT_EQ(ledger_->list(lt::kClinic, {})->count, 1);
  EXPECT_EQ(whole_feed(4).size(), 4u);
  ledger::sign_checkpoint(house_->database(), house_->vault(), house_->now());
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_P(LedgerContract, OneKeyFromManyThreadsOpensOneDossier) {
  constexpr int kThreads = 8;
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::set<Id<Dossier>> opened;
  int first = 0;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      const auto receipt = ledger_->execute(lt::request(lt::kCoordinator, "open_letter", lt::kLetter, {}, "the-same-key"));
      std::lock_guard lock(mutex);
      ASSERT_TRUE(receipt) << row(receipt.error().code).name;
      opened.insert(receipt->dossier);
      first += receipt->repeated ? 0 : 1;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(opened.size(), 1u);
  EXPECT_EQ(first, 1);
  EXPECT_EQ(count("dossier"), 1);
  EXPECT_EQ(count("journal"), 1);
}

TEST_P(LedgerContract, WritersOfOneDossierTakeTurns) {
  constexpr int kThreads = 8, kEach = 10;
  const auto id = open_letter();
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < kEach; ++n) {
        const auto receipt = give(lt::kCoordinator, id, "note", R"({"text":"one of many"})");
        ASSERT_TRUE(receipt) << row(receipt.error().code).name;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count("journal"), kThreads * kEach + 1);
  whole_feed(kThreads * kEach + 1);
  EXPECT_THAT(findings(), IsEmpty());
}

/// A reader who follows the feed while others write misses nothing and sees each dossier's events in order.
TEST_P(LedgerContract, NothingAppearsBehindAReaderOfTheFeed) {
  constexpr int kThreads = 6, kEach = 12;
  std::atomic<int> writing = kThreads;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&] {
      const auto id = open_letter();
      for (int n = 0; n < kEach; ++n) EXPECT_TRUE(give(lt::kCoordinator, id, "rename", R"({"name":"N)" + std::to_string(n) + R"("})"));
      --writing;
    });
  std::map<Id<Dossier>, std::vector<std::string>> seen;
  std::int64_t position = 0;
  constexpr std::int64_t kAll = kThreads * (kEach + 1);
  while (position < kAll) {
    for (const auto& entry : ledger_->feed(position, 5)) {
      EXPECT_EQ(entry.number, position + 1);
      position = entry.number;
      seen[entry.dossier].push_back(entry.event.json);
    }
  }
  for (auto& thread : threads) thread.join();
  for (const auto& [id, texts] : seen) {
    ASSERT_EQ(texts.size(), static_cast<std::size_t>(kEach + 1));
    for (int n = 0; n < kEach; ++n) EXPECT_EQ(texts[static_cast<std::size_t>(n + 1)], R"({"name":"N)" + std::to_string(n) + R"("})");
  }
}

/// Whatever call of a command fails, the command is there whole or not at all, and giving it again does it once.
TEST_P(LedgerContract, EachFailingCallLeavesAllOrNothing) {
  const auto id = open_letter();
  for (const auto at : {db::BreakAt::Statement, db::BreakAt::Commit, db::BreakAt::Answer})
    for (int nth = 1, seen = 1; seen + 1 >= nth && nth < 100; ++nth) {
      const auto before = count("journal");
      db::FailingDatabase failing(house_->database());
      Between between(failing, house_->database());  // or the sequencer takes a break that is meant for the command
      auto ledger = house_->make_ledger(between);
      const auto ask = lt::request(lt::kCoordinator, "ask_clinic", R"({"clinic":")" + lt::kClinic.memberships[0].party.text() + R"(","question":"?"})",
                                   id, "failing-" + std::to_string(static_cast<int>(at)) + "-" + std::to_string(nth));
      failing.plan({at, nth, db::FaultKind::Broken});
      const auto receipt = ledger->execute(ask);
      seen = failing.seen();
      EXPECT_EQ(count("journal"), before + (receipt ? 1 : 0)) << "call " << nth;
      if (at == db::BreakAt::Answer) EXPECT_TRUE(receipt);
      failing.plan({});
      ASSERT_TRUE(ledger->execute(ask)) << "call " << nth;
      EXPECT_EQ(count("journal"), before + 1) << "call " << nth;
    }
  whole_feed(static_cast<std::size_t>(count("journal")));
  EXPECT_THAT(findings(), IsEmpty());
}

/// A command's fault has the answer that a reading's has, and its cause is in the log.
TEST_P(LedgerContract, WhatBreaksACommandIsToldAlikeAndLogged) {
  const auto id = open_letter();
  std::ostringstream log;
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
  for (const auto kind : {db::FaultKind::Broken, db::FaultKind::Full, db::FaultKind::Busy}) {
    db::FailingDatabase failing(house_->database());
    Between between(failing, house_->database());
    auto ledger = house_->make_ledger(between);
    failing.plan({db::BreakAt::Commit, 1, kind});
    const auto receipt = ledger->execute(lt::request(lt::kCoordinator, "rename", R"({"name":"Trần Văn Minh"})", id));
    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.error().code, db::code_of(kind));
    EXPECT_THAT(log.str(), AllOf(HasSubstr("command rename"), HasSubstr("a planned fault at COMMIT"), Not(HasSubstr("Minh"))));
    log.str({});
  }
  spdlog::set_default_logger(before);
}

TEST_P(LedgerContract, RevokedConsentTakesWhatItGave) {
  const auto id = open_letter();
  ask(id, lt::kClinic);
  const auto party = R"({"party":")" + lt::kClinic.memberships[0].party.text() + R"("})";
  const auto reads = [&] { return ledger_->open(lt::kClinic, hospitium::Kind::Case, id)->rights.reads(DataClass::Clinical); };
  EXPECT_FALSE(reads());
  ASSERT_TRUE(give(lt::kCoordinator, id, "consent", party));
  EXPECT_TRUE(reads());
  const auto tag = ledger_->open(lt::kClinic, hospitium::Kind::Case, id)->tag;
  ASSERT_TRUE(give(lt::kCoordinator, id, "revoke", party));
  EXPECT_FALSE(reads());
  EXPECT_NE(ledger_->open(lt::kClinic, hospitium::Kind::Case, id)->tag, tag);
}

/// A rival's doing moves nothing that a clinic can ask for.
TEST_P(LedgerContract, RivalsAreBlindToEachOther) {
  const auto id = open_letter();
  ask(id, lt::kClinic);
  const auto look = [&] {
    const auto opened = ledger_->open(lt::kClinic, hospitium::Kind::Case, id).value();
    const auto row = ledger_->list(lt::kClinic, {})->rows.at(0);
    return std::tuple(opened.tag, opened.updated, opened.stage, row.updated, row.due, row.owes, row.stage,
                      ledger_->timeline(lt::kClinic, hospitium::Kind::Case, id, 0, 50)->size(),
                      ledger_->clocks(lt::kClinic, {.limit = 10}).size(), ledger_->clocks(lt::kClinic, {.state = ledger::ClockFilter::State::Stopped}).size());
  };
  const auto before = look();
  const auto theirs = ask(id, lt::kRival);
  ASSERT_TRUE(give(lt::kRival, id, "post", R"({"referral":")" + theirs.text() + R"(","text":"a question"})"));
  ASSERT_TRUE(give(lt::kRival, id, "answer", R"({"referral":")" + theirs.text() + R"(","text":"yes"})"));
  ASSERT_TRUE(give(lt::kCoordinator, id, "note", R"({"text":"the rival is good"})"));
  EXPECT_EQ(look(), before);
}

TEST_P(LedgerContract, ClocksOfBothSidesRunAndStandStill) {
  using ledger::ClockFilter;
  const auto id = open_letter();
  const auto part = ask(id, lt::kClinic);
  const auto counts = [&](const access::Principal& who) {
    std::vector<std::size_t> sizes;
    for (const auto whose : {ClockFilter::Whose::All, ClockFilter::Whose::Ours, ClockFilter::Whose::Theirs})
      for (const auto state : {ClockFilter::State::Running, ClockFilter::State::Stopped})
        sizes.push_back(ledger_->clocks(who, {.whose = whose, .state = state}).size());
    return sizes;
  };
  EXPECT_THAT(counts(lt::kCoordinator), ::testing::ElementsAre(1, 0, 0, 0, 1, 0));
  EXPECT_THAT(counts(lt::kClinic), ::testing::ElementsAre(1, 0, 1, 0, 0, 0));
  ASSERT_TRUE(give(lt::kCoordinator, id, "pause", R"({"referral":")" + part.text() + R"("})"));
  EXPECT_THAT(counts(lt::kCoordinator), ::testing::ElementsAre(0, 1, 0, 0, 0, 1));
  EXPECT_THAT(counts(lt::kClinic), ::testing::ElementsAre(0, 1, 0, 1, 0, 0));
  EXPECT_THAT(counts(lt::kRival), ::testing::Each(0));
}

TEST_P(LedgerContract, ProcessManagersDoEachThingOnceAndListRefusals) {
  const auto target = open_letter();
  ledger::ProcessManager manager{"renamer", [&](const ledger::FeedEntry& entry) -> std::vector<ledger::Follow> {
    if (entry.event.name == "closed") return {{target, hospitium::Kind::Case, "rename", boost::json::parse(R"({"name":""})")}};
    if (entry.event.name != "letter_opened" || entry.dossier == target) return {};
    return {{target, hospitium::Kind::Case, "note", boost::json::parse(R"({"text":"another was opened"})")}};
  }};
  for (int i = 0; i < 3; ++i) open_letter();
  ASSERT_TRUE(give(lt::kCoordinator, open_letter(), "close", "{}"));
  ledger::FeedRunner(house_->database(), *ledger_, house_->environment(), {manager}, {}).drain();
  EXPECT_EQ(ledger_->timeline(lt::kCoordinator, hospitium::Kind::Case, target, 0, 50)->size(), 5u);
  EXPECT_EQ(count("refused"), 1);
  house_->database().write([](db::Writer& writer) {  // a crash before the position was kept
    writer.execute("UPDATE process_position SET position = 0");
    return db::Verdict::Commit;
  });
  ledger::FeedRunner(house_->database(), *ledger_, house_->environment(), {manager}, {}).drain();
  EXPECT_EQ(ledger_->timeline(lt::kCoordinator, hospitium::Kind::Case, target, 0, 50)->size(), 5u);
  EXPECT_EQ(count("refused"), 1);
}

TEST_P(LedgerContract, FollowersSeeEachEntryOnceWithTheirPosition) {
  house_->database().write([](db::Writer& writer) {
    writer.execute("CREATE TABLE seen(number BIGINT PRIMARY KEY)");
    return db::Verdict::Commit;
  });
  ledger::FeedFollower follower{"counter", [](db::Writer& writer, const ledger::FeedEntry& entry) {
    writer.execute("INSERT INTO seen(number) VALUES(?1)", {entry.number});
  }};
  ledger::FeedRunner runner(house_->database(), *ledger_, house_->environment(), {}, {follower});
  runner.start();
  for (int i = 0; i < 5; ++i) open_letter();
  runner.drain();
  runner.stop();
  EXPECT_EQ(count("seen"), 5);
}

std::string bytes_under(const std::string& folder) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

TEST_P(LedgerContract, ErasureLeavesNoReadableByteAndTheChainStands) {
  const auto id = open_letter();
  const auto other = open_letter();
  ask(id, lt::kClinic);
  ledger::sign_checkpoint(house_->database(), house_->vault(), house_->now());
  std::string sealed;
  vault::KeyId key;
  house_->database().read([&](db::Reader& reader) {
    const auto rows = reader.query("SELECT snapshot, key_id FROM dossier WHERE id = ?1", {id});
    sealed = rows.at(0).text(0);
    key = rows.at(0).id<vault::KeyTag>(1);
  });
  const auto search_rows = count("search");
  ASSERT_TRUE(ledger_->erase(lt::kAdministrator, id));
  EXPECT_FALSE(house_->vault().key(key));
  EXPECT_LT(count("search"), search_rows);
  const auto bytes = bytes_under(place_.folder());
  for (const std::string secret : {"Hạnh", "Nguyễn", "Can you?"}) EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
  EXPECT_FALSE(ledger_->open(lt::kCoordinator, hospitium::Kind::Case, id));
  EXPECT_TRUE(ledger_->open(lt::kCoordinator, hospitium::Kind::Case, other));
  whole_feed(3);
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_P(LedgerContract, AnErasureThatStoppedHalfWayIsFinishedAtTheNextStart) {
  const auto id = open_letter();
  ASSERT_TRUE(ledger_->erase(lt::kAdministrator, id));
  house_->database().write([](db::Writer& writer) {
    writer.execute("UPDATE erasure SET finished = 0");
    return db::Verdict::Commit;
  });
  ledger_.reset();
  ledger_ = house_->make_ledger();
  std::int64_t finished = 0;
  house_->database().read([&](db::Reader& reader) { finished = reader.query("SELECT finished FROM erasure").at(0).number(0); });
  EXPECT_EQ(finished, 1);
}

/// A repeat is answered as long as its giver may open the dossier: whoever has lost it learns nothing from a key that was used once.
TEST_P(LedgerContract, RepeatsAreAnsweredByTheRightsOfNow) {
  const auto id = open_letter();
  const auto part = ask(id, lt::kClinic);
  const auto post = [&](std::string_view text) {
    const auto body = fmt::format(R"({{"text":"{}","referral":"{}"}})", text, part.text());
    return ledger_->execute(lt::request(lt::kClinic, "post", body, id, "key"));
  };
  ASSERT_TRUE(give(lt::kCoordinator, id, "consent", R"({"party":")" + lt::kClinic.memberships[0].party.text() + R"("})"));
  ASSERT_TRUE(post("hello"));
  EXPECT_TRUE(post("hello")->repeated);
  EXPECT_EQ(post("other").error().code, Code::IdempotencyReused);
  ASSERT_TRUE(give(lt::kCoordinator, id, "dismiss", R"({"party":")" + lt::kClinic.memberships[0].party.text() + R"("})"));
  EXPECT_EQ(post("hello").error().code, Code::NotFound);
  EXPECT_EQ(post("other").error().code, Code::NotFound) << "not even that the key was used";
}

TEST_P(LedgerContract, AnOpeningIsRepeatedForWhoStillHasWhatItOpened) {
  const auto id = open_letter("key");
  const auto again = [&](const access::Principal& principal) { return ledger_->execute(lt::request(principal, "open_letter", lt::kLetter, {}, "key")); };
  EXPECT_EQ(again(lt::kCoordinator)->dossier, id);
  auto moved = lt::kCoordinator;         // to another organisation
  moved.memberships = lt::kOtherCoordinator.memberships;
  EXPECT_EQ(again(moved).error().code, Code::NotFound);
  ASSERT_TRUE(ledger_->erase(lt::kAdministrator, id));
  EXPECT_EQ(again(lt::kCoordinator).error().code, Code::NotFound);
}

/// Who has ended its own part by what it wrote is told so, even where the answer to its COMMIT was lost.
TEST_P(LedgerContract, WhatEndedOnesOwnPartIsAnswered) {
  const auto id = open_letter();
  const auto part = ask(id, lt::kClinic);
  db::FailingDatabase failing(house_->database());
  Between between(failing, house_->database());
  const auto ledger = house_->make_ledger(between);
  failing.plan({db::BreakAt::Answer, 1});
  const auto leave = lt::request(lt::kClinic, "leave", R"({"referral":")" + part.text() + R"("})", id, "key");
  const auto left = ledger->execute(leave);
  ASSERT_TRUE(left) << row(left.error().code).name;
  EXPECT_EQ(ledger->execute(leave).error().code, Code::NotFound) << "asked anew";
}

/// However much is hidden from a reader, a page of what it sees opens as little as it shows, and pages lose nothing.
TEST_P(LedgerContract, ATimelineIsPagedOverWhatIsHidden) {
  const auto id = open_letter();
  const auto mine = ask(id, lt::kClinic), theirs = ask(id, lt::kRival);
  const auto answer = [&](const access::Principal& who, Id<Referral> part) {
    ASSERT_TRUE(give(who, id, "answer", R"({"referral":")" + part.text() + R"(","text":"yes"})"));
  };
  for (int i = 0; i < 5; ++i) {
    answer(lt::kClinic, mine);
    for (int j = 0; j < 10; ++j) answer(lt::kRival, theirs);
  }
  const auto versions = [](const std::vector<ledger::TimelineRow>& rows) {
    std::vector<std::int64_t> list;
    for (const auto& row : rows) list.push_back(row.version);
    return list;
  };
  const auto paged = [&](const access::Principal& who, int limit) {
    std::vector<std::int64_t> list;
    for (auto before = std::numeric_limits<std::int64_t>::max();;) {
      const auto page = versions(ledger_->timeline(who, hospitium::Kind::Case, id, before, limit).value());
      list.insert(list.end(), page.begin(), page.end());
      if (page.size() < static_cast<std::size_t>(limit)) return list;
      before = page.back();
    }
  };
  const auto whole = versions(ledger_->timeline(lt::kClinic, hospitium::Kind::Case, id, 0, 200).value());
  EXPECT_EQ(whole.size(), 7u) << "opened, asked, and five answers";
  EXPECT_EQ(paged(lt::kClinic, 2), whole);
  const auto of_rival = paged(lt::kRival, 7), of_owner = paged(lt::kCoordinator, 7);
  EXPECT_EQ(of_rival.size(), 52u);
  for (const std::int64_t until : {20, 1'000}) {  // rows from before there were marks are looked at one by one: the older of them, then all
    house_->database().write([&](db::Writer& writer) {
      writer.execute("UPDATE journal SET mark = NULL WHERE version < ?1", {until});
      return db::Verdict::Commit;
    });
    EXPECT_EQ(paged(lt::kClinic, 2), whole);
    EXPECT_EQ(paged(lt::kRival, 7), of_rival);
    EXPECT_EQ(paged(lt::kCoordinator, 7), of_owner);
  }
  house_->database().write([&](db::Writer& writer) {  // what is another's by its mark is not even opened
    writer.execute("UPDATE journal SET payload = ?1, mark = ?1 WHERE type = 'answered'", {db::BlobView{"altered"}});
    return db::Verdict::Commit;
  });
  EXPECT_EQ(ledger_->timeline(lt::kClinic, hospitium::Kind::Case, id, 0, 200)->size(), 2u);
}

TEST_P(LedgerContract, OldReceiptsAreForgottenAndAskedAgainDecidedAgain) {
  const auto first = open_letter("key");
  house_->pass(25 * kHour_us);
  ledger_->tidy();
  EXPECT_EQ(count("idempotency"), 0);
  EXPECT_NE(open_letter("key"), first);
}

TEST_P(LedgerContract, AnEditIsRefusedWhereSomebodyWasFirst) {
  const auto id = open_letter();
  const auto rename = [&](std::string tag, std::string name) {
    auto asked = lt::request(lt::kCoordinator, "rename", R"({"name":")" + name + "\"}", id);
    asked.if_match = std::move(tag);
    const auto receipt = ledger_->execute(std::move(asked));
    return receipt ? Code::Internal : receipt.error().code;
  };
  const auto tag = [&](DataClass data_class) { return ledger_->tag_of(ledger_->open(lt::kCoordinator, hospitium::Kind::Case, id).value(), data_class); };
  const auto first = tag(DataClass::Identity);
  ASSERT_TRUE(give(lt::kCoordinator, id, "note", R"({"text":"beside it"})"));
  EXPECT_EQ(rename(tag(DataClass::Tasks), "C"), Code::VersionConflict) << "that of another class";
  EXPECT_EQ(rename(first, "A"), Code::Internal);
  EXPECT_EQ(rename(first, "B"), Code::VersionConflict);
  EXPECT_EQ(ledger_->open(lt::kCoordinator, hospitium::Kind::Case, id)->dossier->as<letters::State>().asked.name, "A");
}

TEST_P(LedgerContract, NumbersAreNeverGivenTwice) {
  std::set<std::string> numbers;
  std::mutex mutex;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 40; ++n) {
        const auto receipt = ledger_->execute(lt::request(lt::kCoordinator, "open_letter", lt::kLetter));
        std::lock_guard lock(mutex);
        EXPECT_TRUE(numbers.insert(receipt->number).second) << receipt->number;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(numbers.size(), 160u);
}

INSTANTIATE_TEST_SUITE_P(Databases, LedgerContract, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
