// A told past is what the same commands would have left had they been given one by one.
#include "between.hpp"
#include "db/failing.hpp"
#include "ledger/past.hpp"
#include "ledger/process_manager.hpp"
#include "ledger_house.hpp"

namespace hospitium::contract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class LedgerPast : public LedgerDatabaseTest {
 protected:
  /// One step of a tale; "$part" stands for the id that asking the clinic brought.
  struct Step {
    const access::Principal& who;
    std::string_view command;
    std::string body;
    Instant at;
  };

  std::vector<Step> tale() {
    const auto clinic = lt::kClinic.memberships[0].party.text();
    const auto start = house_->now() - 20 * kDay_us;
    return {{lt::kCoordinator, "open_letter", std::string(lt::kLetter), start},
            {lt::kCoordinator, "ask_clinic", R"({"clinic":")" + clinic + R"(","question":"Can you?"})", start + kDay_us},
            {lt::kClinic, "answer", R"({"referral":"$part","text":"yes"})", start + 2 * kDay_us},
            {lt::kCoordinator, "rename", R"({"name":"Trần Văn Minh"})", start + 2 * kDay_us},
            {lt::kCoordinator, "note", R"({"text":"for us"})", start + 5 * kDay_us}};
  }

  static std::string with_part(std::string body, const std::vector<IdBytes>& ids) {
    const auto at = body.find("$part");
    return at == std::string::npos ? body : body.replace(at, 5, id_text(ids.at(0)));
  }

  Id<Dossier> tell(ledger::PastBatch& batch, const std::vector<Step>& steps) {
    auto& past = batch.begin(hospitium::Kind::Case, steps.front().at);
    std::vector<IdBytes> ids;
    for (const auto& step : steps) {
      const auto told = past.give(step.who, step.command, boost::json::parse(with_part(step.body, ids)), step.at);
      EXPECT_TRUE(told) << step.command << " " << row(told.error().code).name;
      if (!told->empty()) ids = *told;
    }
    return past.id();
  }

  /// The same, each step by execute() at its time.
  Id<Dossier> give_each(const std::vector<Step>& steps) {
    std::atomic<std::int64_t> now{0};
    auto environment = house_->environment();
    environment.now = [&now] { return Instant{now}; };
    ledger::Ledger then(house_->database(), house_->vault(), house_->blobs(), house_->facts(), environment, letters::kinds());
    std::optional<Id<Dossier>> dossier;
    std::vector<IdBytes> ids;
    for (const auto& step : steps) {
      now = step.at.us;
      const auto receipt = then.execute(lt::request(step.who, std::string(step.command), with_part(step.body, ids), dossier));
      EXPECT_TRUE(receipt) << step.command << " " << row(receipt.error().code).name;
      if (!receipt->ids.empty()) ids = receipt->ids;
      dossier = receipt->dossier;
    }
    return *dossier;
  }

  /// Everything that is kept of a dossier, a line each, its ids and number by their place of first mention.
  std::vector<std::string> kept(Id<Dossier> id) {
    std::vector<std::string> lines;
    const auto opened = ledger_->open(lt::kCoordinator, hospitium::Kind::Case, id).value();
    for (auto& line : ledger_->timeline(lt::kCoordinator, hospitium::Kind::Case, id, 0, 100).value())
      lines.push_back(fmt::format("{} {} {} {} {} {}", line.version, line.at.us, line.actor.user.text(), name_of(line.actor.role), line.event.name, line.event.json));
    lines.push_back(opened.dossier->snapshot());
    lines.push_back(fmt::format("{} {} {}", opened.stage, opened.updated.us, opened.projection.card));
    house_->database().read([&](db::Reader& reader) {
      for (const std::string sql : {"SELECT role || stage || kind || due || ' ' || updated || ' ' || named || holds FROM participant WHERE dossier = ?1 ORDER BY holder, role",
                                    "SELECT name || ' ' || due FROM clock WHERE dossier = ?1 ORDER BY name",
                                    "SELECT stage || version || origin || destination || specialty || ' ' || opened || ' ' || updated FROM dossier WHERE id = ?1"})
        for (const auto& row : reader.query(sql, {id})) lines.push_back(row.text(0));
      lines.push_back(fmt::format("{} tokens", reader.query("SELECT count(*) FROM search WHERE dossier = ?1", {id}).at(0).number(0)));
    });
    const auto& state = opened.dossier->as<letters::State>();
    for (auto& line : lines) {
      for (const auto& [own, name] : {std::pair{id.text(), "DOSSIER"}, {state.parts.at(0).id.text(), "PART"}, {state.number, "NUMBER"}})
        for (auto at = line.find(own); at != std::string::npos; at = line.find(own)) line.replace(at, own.size(), name);
    }
    return lines;
  }
};

TEST_P(LedgerPast, IsAsIfGivenOneByOne) {
  const auto steps = tale();
  const auto one_by_one = give_each(steps);
  const auto batch = ledger_->tell_past();
  const auto first = tell(*batch, steps), second = tell(*batch, steps);
  batch->write();
  EXPECT_THAT(kept(first), ::testing::ElementsAreArray(kept(one_by_one)));
  EXPECT_THAT(kept(second), ::testing::ElementsAreArray(kept(one_by_one)));
  EXPECT_EQ(whole_feed(3 * steps.size()).size(), 3 * steps.size());
  ledger::sign_checkpoint(house_->database(), house_->vault(), house_->now());
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_P(LedgerPast, GoesOnByOrdinaryCommands) {
  const auto batch = ledger_->tell_past();
  const auto id = tell(*batch, tale());
  batch->write();
  ASSERT_TRUE(give(lt::kCoordinator, id, "rename", R"({"name":"Lê Thu Hà"})"));
  const auto feed = whole_feed(tale().size() + 1);
  EXPECT_EQ(feed.back().event.name, "renamed");
  EXPECT_EQ(feed.back().dossier, id);
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_P(LedgerPast, AsksForTheSameRights) {
  const auto batch = ledger_->tell_past();
  const auto at = house_->now() - kDay_us;
  auto& past = batch->begin(hospitium::Kind::Case, at);
  const auto letter = boost::json::parse(std::string(lt::kLetter));
  EXPECT_EQ(past.give(lt::kClinic, "open_letter", letter, at).error().code, Code::NotFound);
  EXPECT_EQ(past.give(lt::kCoordinator, "rename", letter, at).error().code, Code::NotFound);
  ASSERT_TRUE(past.give(lt::kCoordinator, "open_letter", letter, at));
  const auto name = boost::json::parse(R"({"name":"Another"})");
  EXPECT_EQ(past.give(lt::kOtherCoordinator, "rename", name, at).error().code, Code::NotFound);
  EXPECT_EQ(past.give(lt::kCoordinator, "rename", name, at - kHour_us).error().code, Code::OutOfRange);
  EXPECT_EQ(past.give(lt::kCoordinator, "rename", name, house_->now() + kDay_us).error().code, Code::OutOfRange);
  EXPECT_EQ(past.give(lt::kCoordinator, "close", boost::json::parse("{}"), at).has_value(), true);
  EXPECT_FALSE(past.give(lt::kCoordinator, "rename", name, at));
  batch->write();
  EXPECT_EQ(count("journal"), 2);
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_P(LedgerPast, ABatchIsWrittenWholeOrNotAtAll) {
  for (const auto at : {db::BreakAt::Statement, db::BreakAt::Commit}) {
    db::FailingDatabase failing(house_->database());
    Between between(failing, house_->database());
    auto ledger = house_->make_ledger(between);
    const auto batch = ledger->tell_past();
    tell(*batch, tale());
    tell(*batch, tale());
    failing.plan({at, at == db::BreakAt::Statement ? 30 : 1, db::FaultKind::Broken});
    EXPECT_THROW(batch->write(), db::Fault);
    EXPECT_EQ(count("dossier"), 0);
    EXPECT_EQ(count("journal"), 0);
  }
}

TEST_P(LedgerPast, ADossierOfWhichNothingWasToldIsNotWritten) {
  const auto batch = ledger_->tell_past();
  batch->begin(hospitium::Kind::Case, house_->now());
  batch->write();
  EXPECT_EQ(count("dossier"), 0);
  EXPECT_EQ(batch->size(), 0u);
}

/// Parties that a test suspends while a batch is being told.
class ChangingFacts : public lt::OpenFacts {
 public:
  std::vector<PartyFact> parties(db::Reader& reader, std::span<const Id<Party>> ids) override {
    auto facts = OpenFacts::parties(reader, ids);
    for (auto& fact : facts) fact.state = state;
    return facts;
  }
  std::atomic<PartyState> state = PartyState::Active;
};

TEST_P(LedgerPast, IsNotWrittenWhenWhatItWasDecidedByHasChanged) {
  ChangingFacts facts;
  ledger::Ledger ledger(house_->database(), house_->vault(), house_->blobs(), facts, house_->environment(), letters::kinds());
  const auto batch = ledger.tell_past();
  tell(*batch, tale());
  facts.state = PartyState::Suspended;
  EXPECT_THROW(batch->write(), db::Fault);
  EXPECT_EQ(count("dossier"), 0);
  facts.state = PartyState::Active;
  batch->write();
  EXPECT_EQ(count("dossier"), 1);
}

TEST_P(LedgerPast, ABatchWhoseAnswerWasLostIsWrittenOnce) {
  db::FailingDatabase failing(house_->database());
  Between between(failing, house_->database());
  auto ledger = house_->make_ledger(between);
  const auto batch = ledger->tell_past();
  tell(*batch, tale());
  failing.plan({db::BreakAt::Answer, 1});
  batch->write();
  EXPECT_EQ(count("dossier"), 1);
  EXPECT_EQ(count("journal"), static_cast<std::int64_t>(tale().size()));
}

TEST_P(LedgerPast, ManagersFollowOnlyTheEventsThatTheyName) {
  const auto batch = ledger_->tell_past();
  tell(*batch, tale());
  batch->write();
  whole_feed(tale().size());
  std::vector<std::string> seen;
  ledger::ProcessManager manager{"namer", [&](const ledger::FeedEntry& entry) {
    seen.push_back(entry.event.name + (entry.event.json.empty() ? " unopened" : ""));
    return std::vector<ledger::Follow>();
  }, {"renamed", "letter_opened"}};
  ledger::FeedRunner runner(house_->database(), *ledger_, house_->environment(), {manager}, {});
  runner.drain();
  EXPECT_THAT(seen, ElementsAre("letter_opened", "renamed"));
  runner.drain();
  EXPECT_EQ(seen.size(), 2u);
}

/// A list that was looked at before is not what it was: told of at once, also when the answer to the COMMIT was lost.
TEST_P(LedgerPast, ListsShowWhatWasTold) {
  const auto listed = [](ledger::Ledger& ledger) { return ledger.list(lt::kCoordinator, {})->rows.size(); };
  EXPECT_EQ(listed(*ledger_), 0u);
  const auto batch = ledger_->tell_past();
  tell(*batch, tale());
  batch->write();
  EXPECT_EQ(listed(*ledger_), 1u);
  db::FailingDatabase failing(house_->database());
  Between between(failing, house_->database());  // or the sequencer takes a break that is meant for the batch
  const auto ledger = house_->make_ledger(between);
  EXPECT_EQ(listed(*ledger), 1u);
  const auto lost = ledger->tell_past();
  tell(*lost, tale());
  failing.plan({db::BreakAt::Commit, 1, db::FaultKind::Busy});
  EXPECT_THROW(lost->write(), db::Fault);
  EXPECT_EQ(listed(*ledger), 1u);
  failing.plan({db::BreakAt::Answer, 1});
  lost->write();
  EXPECT_EQ(listed(*ledger), 2u);
}

INSTANTIATE_TEST_SUITE_P(Databases, LedgerPast, ::testing::Values(Kind::SqliteFile, Kind::SqliteMemory, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
