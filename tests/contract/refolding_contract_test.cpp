// After an upgrade: what older rules saved is brought to the shape and the projections of today's, online, and nothing else changes by it.
#include <thread>

#include "between.hpp"
#include "db/failing.hpp"
#include "ledger/refolding.hpp"
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

/// The letters of the next version: another shape, another card, one more word to find them by and a label, a country's rather than a region's letters,
/// a clock for the owner that gives a command, and clinics that are told no stage.
struct NextRules : letters::Rules {
  static constexpr int kShape = 2;
  static Projection project(const letters::State& state) {
    auto projection = letters::Rules::project(state);
    projection.card = R"({"addressee":")" + state.asked.name + "\"}";
    projection.words.push_back("upgraded");
    projection.labels.push_back("new label");
    projection.origin = Place{"VN"};
    for (auto& participant : projection.participants) participant.stage.clear();
    if (state.stage == letters::Stage::Sent) projection.clocks.push_back({"weigh", state.parts.front().id.bytes, {}, state.parts.front().due + kDay_us, {}, "remind"});
    return projection;
  }
};
std::vector<std::unique_ptr<ledger::KindRules>> next_kinds() {
  std::vector<std::unique_ptr<ledger::KindRules>> list;
  list.push_back(std::make_unique<ledger::KindOf<NextRules>>());
  return list;
}

class RefoldingContract : public LedgerDatabaseTest {
 protected:
  /// A new server over the same database, with the next version's rules.
  void upgrade() {
    ledger_ = house_->make_ledger(next_kinds());
    kinds_ = next_kinds();
  }
  int walk(ledger::Ledger& ledger) {
    const auto refolding = ledger.refolding();
    int steps = 0;
    while (refolding->step() == ledger::Refolding::Step::Worked) ++steps;
    EXPECT_TRUE(refolding->read().finished);
    return steps;
  }
  std::int64_t of_shape(int shape) { return count("dossier WHERE shape = " + std::to_string(shape)); }
  db::Rows rows(const std::string& sql) {
    db::Rows found;
    house_->database().read([&](db::Reader& reader) { found = reader.query(sql); });
    return found;
  }
  /// Versions, heads and times, the journal, the feed, who looked.
  std::string kept() {
    std::string kept;
    for (const auto& row : rows("SELECT id, version, head, updated, opened FROM dossier ORDER BY id"))
      kept += row.text(0) + row.text(2) + fmt::format(" {} {} {}\n", row.number(1), row.number(3), row.number(4));
    for (const auto* table : {"journal", "feed", "feed_pending", "access_log", "idempotency", "parted"}) kept += fmt::format("{} {}\n", table, count(table));
    return kept;
  }
  std::string look(const access::Principal& who, Id<Dossier> id) {
    const auto opened = ledger_->open(who, hospitium::Kind::Case, id);
    return opened ? opened->tag + opened->stage + std::to_string(opened->updated.us) + opened->dossier->snapshot() : std::string("nothing");
  }
  std::size_t found_by(const std::string& words) {
    ledger::ListFilter filter;
    filter.kind = hospitium::Kind::Case;
    filter.words = words;
    return ledger_->list(lt::kCoordinator, filter)->rows.size();
  }
  void settle() { whole_feed(static_cast<std::size_t>(count("journal"))); }
};

TEST_P(RefoldingContract, WhatOlderRulesSavedIsAsTodaysWouldHaveWrittenItAndNothingElseChanges) {
  const auto draft = open_letter(), sent = open_letter();
  const auto referral = ask(sent, lt::kClinic);
  ASSERT_TRUE(give(lt::kClinic, sent, "answer", R"({"referral":")" + referral.text() + R"(","text":"Yes"})"));
  settle();
  upgrade();
  EXPECT_EQ(found_by("upgraded"), 0u);
  EXPECT_FALSE(findings().empty()) << "the tables are of the old rules";
  const auto before = kept();
  std::vector<std::string> looks;
  for (const auto id : {draft, sent})
    for (const auto& who : {lt::kCoordinator, lt::kClinic, lt::kRival}) looks.push_back(look(who, id));

  walk(*ledger_);

  EXPECT_EQ(of_shape(2), 2);
  EXPECT_THAT(findings(), ::testing::IsEmpty());
  EXPECT_EQ(kept(), before);
  std::vector<std::string> after;
  for (const auto id : {draft, sent})
    for (const auto& who : {lt::kCoordinator, lt::kClinic, lt::kRival}) after.push_back(look(who, id));
  EXPECT_EQ(after, looks) << "tags, stages and states";
  EXPECT_EQ(found_by("upgraded"), 2u);
  ledger::ListFilter labelled;
  labelled.kind = hospitium::Kind::Case;
  labelled.labels = {"new label"};
  EXPECT_EQ(ledger_->list(lt::kCoordinator, labelled)->count, 2);
  EXPECT_EQ(ledger_->list(lt::kClinic, labelled)->count, 0) << "which is the owner's people's alone";
  EXPECT_EQ(count("job WHERE name = 'weigh'"), 1) << "a clock that began to ask for a command";
  const auto progress = ledger_->refolding()->read();
  EXPECT_EQ(progress.looked, 2);
  EXPECT_EQ(progress.refolded, 2);
}

/// What a list showed last is remembered: not beyond the walk.
TEST_P(RefoldingContract, ListsShowTheNewCards) {
  open_letter();
  upgrade();
  ledger::ListFilter filter;
  filter.kind = hospitium::Kind::Case;
  EXPECT_THAT(ledger_->list(lt::kCoordinator, filter)->rows.at(0).card, ::testing::HasSubstr("name"));
  walk(*ledger_);
  EXPECT_THAT(ledger_->list(lt::kCoordinator, filter)->rows.at(0).card, ::testing::HasSubstr("addressee"));
}

TEST_P(RefoldingContract, AJobThatWasDoneIsNotAskedForAgain) {
  const auto sent = open_letter();
  ask(sent, lt::kClinic);
  house_->pass(2 * kDay_us);
  house_->database().write([&](db::Writer& writer) {
    writer.execute("DELETE FROM job WHERE name = 'answer'");
    return db::Verdict::Commit;
  });
  upgrade();
  walk(*ledger_);
  EXPECT_EQ(count("clock WHERE name = 'answer'"), 1);
  EXPECT_EQ(count("job WHERE name = 'answer'"), 0);
}

TEST_P(RefoldingContract, ACommandThatCrossesTheWalkLosesNothing) {
  const auto id = open_letter();
  upgrade();
  const auto beside = house_->make_ledger(next_kinds());
  Between between(house_->database());
  const auto walking = house_->make_ledger(between, next_kinds());
  const auto refolding = walking->refolding();
  const auto command = [&] { EXPECT_TRUE(beside->execute(lt::request(lt::kCoordinator, "rename", R"({"name":"Trần Văn Bình"})", id))); };
  if (GetParam() == Kind::Postgresql) {  // whose first write takes the lease
    between.then = [&] { between.then = command; };
  } else {
    between.then = command;
  }
  while (refolding->step() == ledger::Refolding::Step::Worked) {}
  EXPECT_EQ(refolding->read().refolded, 0) << "it was left to the command";
  EXPECT_EQ(of_shape(2), 1);
  EXPECT_EQ(rows("SELECT version FROM dossier").at(0).number(0), 2);
  EXPECT_THAT(look(lt::kCoordinator, id), ::testing::HasSubstr("Trần Văn Bình"));
  EXPECT_EQ(found_by("Bình"), 1u);
}

TEST_P(RefoldingContract, AnErasedDossierStaysErased) {
  const auto gone = open_letter(), going = open_letter(), stays = open_letter();
  const auto administrator = access::system_principal();
  ASSERT_TRUE(ledger_->erase(administrator, gone));
  upgrade();
  const auto beside = house_->make_ledger(next_kinds());
  Between between(house_->database());
  const auto walking = house_->make_ledger(between, next_kinds());
  const auto refolding = walking->refolding();
  const auto erase = [&] { EXPECT_TRUE(beside->erase(administrator, going)); };
  if (GetParam() == Kind::Postgresql) between.then = [&] { between.then = erase; };
  else between.then = erase;
  while (refolding->step() == ledger::Refolding::Step::Worked) {}
  EXPECT_EQ(of_shape(0), 2);
  EXPECT_EQ(of_shape(2), 1);
  EXPECT_EQ(count("dossier WHERE snapshot IS NULL AND card IS NULL"), 2);
  EXPECT_NE(look(lt::kCoordinator, stays), "nothing");
  EXPECT_THAT(findings(), ::testing::IsEmpty());
}

/// Whatever breaks, the walk goes on from the last durable batch, and each dossier is done once.
TEST_P(RefoldingContract, ItIsStoppedAnywhereAndGoesOn) {
  constexpr int kLetters = 100;
  for (int i = 0; i < kLetters; ++i) open_letter();
  settle();
  upgrade();
  db::FailingDatabase failing(house_->database());
  Between between(failing, house_->database());
  const auto breaking = house_->make_ledger(between, next_kinds());
  int faults = 0;
  for (int nth = 1; of_shape(1) > 0; ++nth) {
    const auto refolding = breaking->refolding();
    const bool statement = nth % 2;
    failing.plan({statement ? db::BreakAt::Statement : db::BreakAt::Answer, statement ? 1 + nth * 41 % 200 : 1 + nth / 2 % 2, db::FaultKind::Broken});
    try {
      while (refolding->step() == ledger::Refolding::Step::Worked) {}
    } catch (const db::Fault&) {
      ++faults;
    }
    failing.plan({});
    house_->pass(ledger::Lease::kTerm_us + kSecond_us);
  }
  EXPECT_GT(faults, 3);
  walk(*ledger_);
  EXPECT_EQ(of_shape(2), kLetters);
  const auto progress = ledger_->refolding()->read();
  EXPECT_EQ(progress.looked, kLetters);
  EXPECT_EQ(progress.refolded, kLetters);
  EXPECT_THAT(findings(), ::testing::IsEmpty());
}

TEST_P(RefoldingContract, ItBeginsAnewWithTheNextShapeOnlyAndNeverFoldsBack) {
  open_letter();
  walk(*ledger_);
  EXPECT_EQ(ledger_->refolding()->read().looked, 1);
  EXPECT_EQ(ledger_->refolding()->step(), ledger::Refolding::Step::Finished);
  const auto older = house_->make_ledger();
  upgrade();
  EXPECT_FALSE(ledger_->refolding()->read().finished);
  walk(*ledger_);
  EXPECT_EQ(ledger_->refolding()->read().refolded, 1);
  EXPECT_EQ(older->refolding()->step(), ledger::Refolding::Step::Finished);
  EXPECT_EQ(of_shape(2), 1);
}

TEST_P(RefoldingContract, WhatWasAlteredIsCountedAndPassedOver) {
  const auto bad = open_letter(), good = open_letter();
  house_->database().write([&](db::Writer& writer) {
    writer.execute("UPDATE journal SET payload = previous WHERE dossier = ?1", {bad});
    return db::Verdict::Commit;
  });
  upgrade();
  walk(*ledger_);
  const auto progress = ledger_->refolding()->read();
  EXPECT_EQ(progress.refolded, 1);
  EXPECT_EQ(progress.altered, 1);
  EXPECT_EQ(of_shape(1), 1);
  EXPECT_NE(look(lt::kCoordinator, good), "nothing");
}

/// By itself, beside people.
TEST_P(RefoldingContract, AServerWalksInTheBackground) {
  for (int i = 0; i < 40; ++i) open_letter();
  upgrade();
  const auto refolding = ledger_->refolding();
  refolding->start();
  while (!refolding->known().finished) {
    EXPECT_TRUE(ledger_->execute(lt::request(lt::kCoordinator, "open_letter", lt::kLetter)));
  }
  refolding->stop();
  EXPECT_EQ(of_shape(1), 0);
  EXPECT_THAT(findings(), ::testing::IsEmpty());
}

TEST_P(RefoldingContract, AServerThatSleptWritesNothing) {
  if (GetParam() != Kind::Postgresql) GTEST_SKIP() << "one process needs no lease";
  open_letter();
  upgrade();
  Between between(house_->database());
  const auto sleepy = house_->make_ledger(between, next_kinds());
  const auto refolding = sleepy->refolding();
  ledger::Lease thief(house_->database(), "refolding", house_->environment());
  between.then = [&] {
    between.then = [&] {
      house_->pass(ledger::Lease::kTerm_us + kSecond_us);
      EXPECT_TRUE(thief.hold());
    };
  };
  EXPECT_THROW(refolding->step(), db::Fault);
  EXPECT_EQ(of_shape(1), 1);
  EXPECT_EQ(ledger_->refolding()->step(), ledger::Refolding::Step::Waited);
  thief.release();
  walk(*ledger_);
  EXPECT_EQ(of_shape(2), 1);
}

INSTANTIATE_TEST_SUITE_P(Databases, RefoldingContract, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
