// Reference records and what lets users in, over each database: whoever changes a row behind the program's back is found out, and what is
// revoked is out.
#include <random>
#include <set>
#include <thread>

#include "databases.hpp"
#include "directory/import.hpp"
#include "directory/register.hpp"
#include "directory/sessions.hpp"
#include "ledger/testing/house.hpp"
#include "observatory/observatory.hpp"
#include "observatory/published.hpp"

namespace hospitium::contract {
namespace {

namespace lt = ledger::testing;
using directory::Change;

const std::string kPassword = "correct horse battery";

class Reference : public ::testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    if (!place_.available()) GTEST_SKIP() << "HOSPITIUM_TEST_PG is not set";
    house_ = std::make_unique<lt::House>(place_.folder(), place_.url());
    for (const auto& migrations : {directory::Directory::migrations(), ledger::reference_migrations(), observatory::Observatory::migrations()})
      db::migrate(house_->database(), migrations);
    directory_ = std::make_unique<directory::Directory>(house_->database(), house_->vault(), [this] { return house_->now(); });
    register_ = std::make_unique<directory::Register>(house_->database(), house_->vault(), *directory_, house_->environment());
    sessions_ = std::make_unique<directory::Sessions>(house_->database(), house_->vault(), house_->environment());
  }

  directory::PartyRecord party(std::string name) {
    directory::PartyRecord record;
    record.name = Line(std::move(name));
    record.place = {"RU-SPE"};
    return record;
  }
  Id<Party> add_party(std::string name) { return {register_->keep_party(change_, std::nullopt, party(std::move(name))).value().id}; }
  directory::UserRecord user(std::string email, Id<Party> party) {
    return {directory::UserState::Active, Line("Somebody"), Line(std::move(email)), Word("en"), Word("UTC"), {{party, Role::Coordinator}}};
  }
  Id<User> add_user(std::string email, Id<Party> party) {
    return {register_->keep_user(change_, std::nullopt, user(std::move(email), party), kPassword).value().id};
  }
  static calendar::SpecialDays feast(std::string_view from, std::string_view until, const char* name) {
    return {*parse_day(from), *parse_day(until), Line(name), calendar::DayEffect::Off, {}, Line("Invented")};
  }
  static directory::WorkingCalendarRecord vietnam(int feasts) {
    using enum calendar::Weekday;
    directory::WorkingCalendarRecord record{{"VN"}, Word("Asia/Ho_Chi_Minh"), {Monday, Tuesday, Wednesday, Thursday, Friday}, Line("Invented"), {}};
    if (feasts > 0) record.special.push_back(feast("2026-02-16", "2026-02-20", "Tet"));
    return record;
  }
  std::vector<CalendarFact> calendars(const std::vector<CalendarKey>& of) {
    std::vector<CalendarFact> facts;
    house_->database().read([&](db::Reader& reader) { facts = directory_->calendars(reader, of); });
    return facts;
  }
  directory::ImportReport import_holidays(const std::string& csv, directory::Rehearse rehearse = directory::Rehearse::No) {
    return directory::import_table(*register_, *directory_, change_, directory::ImportKind::Holidays, directory::read_csv(csv).value(), rehearse).value();
  }
  /// Parties and a corridor in several versions, users, a published figure.
  void fill() {
    for (int i = 0; i < 4; ++i) {
      const auto id = add_party(fmt::format("Party {}", i));
      for (int version = 0; version < i; ++version) register_->keep_party(change_, id, party(fmt::format("Party {} {}", i, version))).value();
      const auto somebody = add_user(fmt::format("user{}@example.org", i), id);
      register_->keep_user(change_, somebody, user(fmt::format("user{}@example.org", i), id), std::nullopt).value();
    }
    for (const bool approval : {false, true}) register_->keep_corridor(change_, {{"MN"}, {"KR"}, approval, Line("Invented"), {}, {}, {}}).value();
    catalogue::ServiceRecord service;
    service.party = add_party("Clinic");
    service.source_language = "ru";
    service.texts = {{Word("ru"), Line("Осмотр"), {}}};
    const auto id = register_->keep_service(change_, std::nullopt, service).value().id;
    service.capacity = 5;
    register_->keep_service(change_, Id<Service>{id}, service).value();
    register_->keep_rate(change_, {Word("RUB"), 92'500'000, Day{20'000}, Line("A bank")}).value();
    catalogue::GateRecord gate;
    gate.rule = "A permit first";
    gate.source = "Invented";
    register_->keep_gate(change_, std::nullopt, gate).value();
    for (const int feasts : {0, 1}) register_->keep_calendar(change_, vietnam(feasts)).value();
    directory::TemplateRecord reply;
    reply.party = service.party;
    reply.kind = directory::TemplateKind::Reply;
    reply.title = "Papers received";
    reply.language = "en";
    reply.text = Note("Thank you");
    const auto reply_id = register_->keep_template(change_, std::nullopt, reply).value().id;
    reply.text = Note("Thank you, indeed");
    register_->keep_template(change_, Id<Template>{reply_id}, reply).value();
    figures::PublishedFigure figure;
    figure.value = 183;
    figure.unit = Line("patients");
    figure.counted = figures::Counted::NotStated;
    figure.source = Line("A newspaper");
    figure.source_date = parse_day("2026-02-01");
    figure.account = Note("Patients of one city");
    observatory::PublishedFigures(house_->database(), house_->environment()).add(access::system_principal(), figure).value();
  }
  std::vector<std::string> findings(db::Reader& reader) {
    ledger::VerifyReport report;
    const std::vector<ledger::LiveRecords> rooms{directory::live_records(house_->vault()), observatory::live_records};
    ledger::verify_references(reader, rooms, report);
    std::vector<std::string> list;
    for (const auto& finding : report.findings) list.push_back(finding.what + " " + finding.dossier);
    return list;
  }
  std::vector<std::string> findings() {
    std::vector<std::string> list;
    house_->database().read([&](db::Reader& reader) { list = findings(reader); });
    return list;
  }
  /// What verify would find after this; nothing of it stays.
  std::vector<std::string> after(const std::function<void(db::Writer&)>& tampering) {
    std::vector<std::string> list;
    house_->database().write([&](db::Writer& writer) {
      tampering(writer);
      list = findings(writer);
      return db::Verdict::RollBack;
    });
    return list;
  }

  TestPlace place_{GetParam()};
  std::unique_ptr<lt::House> house_;
  std::unique_ptr<directory::Directory> directory_;
  std::unique_ptr<directory::Register> register_;
  std::unique_ptr<directory::Sessions> sessions_;
  const Change change_{access::system_principal(), {}};
};

/// Names are remembered for a moment: what this server changed is seen at once, what another changed when the moment is over.
TEST_P(Reference, ANameIsRememberedForAMoment) {
  const auto office = add_party("Office");
  const auto who = add_user("a@example.org", office);
  directory::Directory elsewhere(house_->database(), house_->vault(), [this] { return house_->now(); });
  directory::Register other(house_->database(), house_->vault(), elsewhere, house_->environment());
  const auto rename = [&](directory::Register& server, const char* name) {
    auto record = user("a@example.org", office);
    record.name = Line(name);
    ASSERT_TRUE(server.keep_user(change_, who, record, std::nullopt));
    ASSERT_TRUE(server.keep_party(change_, office, party(name)));
  };
  const auto names = [&] { return directory_->user_name(who) + ", " + std::string(directory_->label(office).name); };
  EXPECT_EQ(names(), "Somebody, Office");
  rename(other, "Elsewhere");
  EXPECT_EQ(names(), "Somebody, Office");
  house_->pass(directory::Directory::kLabelAge_us + 1);
  EXPECT_EQ(names(), "Elsewhere, Elsewhere");
  rename(*register_, "Here");
  EXPECT_EQ(names(), "Here, Here");
}

TEST_P(Reference, AgreesWithItsJournal) {
  fill();
  EXPECT_EQ(findings(), std::vector<std::string>());
}

TEST_P(Reference, ChangedInPlaceIsFound) {
  fill();
  const std::vector<std::string> tamperings{
      "UPDATE party SET record = replace(record, 'Party 0', 'Party 9')", "UPDATE party SET state = 'suspended'", "UPDATE party SET version = version + 1",
      "UPDATE party SET type = 'insurer'", "DELETE FROM party WHERE record LIKE '%Party 2%'",
      "UPDATE account SET state = 'suspended'", "UPDATE account SET version = version - 1", "UPDATE membership SET role = 'administrator'", "UPDATE membership SET valid_until = 1",
      "UPDATE working_calendar SET record = replace(record, 'Tet', 'Pet')", "DELETE FROM working_calendar",
      "DELETE FROM membership", "INSERT INTO membership (account, position, party, role) SELECT account, 1, party, 'auditor' FROM membership",
      "DELETE FROM account", "UPDATE account SET sealed = email_hash", "UPDATE account SET email_hash = sealed",
      "UPDATE corridor_rule SET record = replace(record, 'true', 'false')", "DELETE FROM corridor_rule",
      "UPDATE service SET record = replace(record, '5', '6')", "UPDATE service SET state = 'withdrawn'", "UPDATE service SET party = id",
      "DELETE FROM service", "UPDATE exchange_rate SET record = replace(record, '925', '825')", "DELETE FROM exchange_rate",
      "UPDATE gate SET record = replace(record, 'permit', 'word')", "DELETE FROM gate",
      "UPDATE template SET record = replace(record, 'indeed', 'not')", "UPDATE template SET kind = 'offer'", "UPDATE template SET state = 'withdrawn'",
      "UPDATE template SET party = id", "DELETE FROM template",
      "UPDATE published_figure SET record = replace(record, '183', '283')", "DELETE FROM published_figure",
      "DELETE FROM reference_journal WHERE concept = 'party'", "DELETE FROM reference_journal WHERE concept = 'figure'"};
  for (const auto& sql : tamperings) EXPECT_FALSE(after([&](db::Writer& writer) { writer.execute(sql); }).empty()) << sql;
  EXPECT_EQ(findings(), std::vector<std::string>()) << "nothing stayed";
}

/// One row of the journal as its key.
struct Key {
  std::string concept_name, id;
  std::int64_t version;
};

TEST_P(Reference, EveryRowOfTheJournalIsHeld) {
  fill();
  std::vector<Key> keys;
  house_->database().read([&](db::Reader& reader) {
    keys.clear();
    for (const auto& row : reader.query("SELECT concept, id, version FROM reference_journal")) keys.push_back({row.text(0), row.text(1), row.number(2)});
  });
  ASSERT_EQ(keys.size(), 4u + 6u + 8u + 2u + 1u + 1u + 2u + 1u + 1u + 2u + 2u);
  const std::vector<std::string> edits{"DELETE FROM reference_journal", "UPDATE reference_journal SET at = at + 1",
                                       "UPDATE reference_journal SET version = version + 10", "UPDATE reference_journal SET concept = 'other'",
                                       "UPDATE reference_journal SET actor = id", "UPDATE reference_journal SET record = hash",
                                       "UPDATE reference_journal SET previous = record", "UPDATE reference_journal SET hash = previous"};
  int tried = 0;
  for (const auto& key : keys)
    for (const auto& edit : edits) {
      const auto found = after([&](db::Writer& writer) {
        writer.execute(edit + " WHERE concept = ?1 AND id = ?2 AND version = ?3", {key.concept_name, db::BlobView{key.id}, key.version});
      });
      EXPECT_FALSE(found.empty()) << edit << " of " << key.concept_name << " version " << key.version;
      ++tried;
    }
  EXPECT_EQ(tried, 240);
}

TEST_P(Reference, TemplatesStayWithTheirOrganisationAndKind) {
  const auto office = add_party("Office"), other = add_party("Other");
  access::Principal writer{add_user("writer@example.org", office), {}, {{office, Role::Coordinator, PartyState::Active}}, "en"};
  directory::TemplateRecord reply{office, directory::TemplateKind::Reply, {}, Line("Title"), Word("en"), Note("Text"), {}};
  const auto kept = register_->keep_template({writer, {}}, std::nullopt, reply).value();
  const Id<Template> id{kept.id};
  reply.title = "Another";
  EXPECT_TRUE(register_->keep_template({writer, kept.tag}, id, reply));
  EXPECT_EQ(register_->keep_template({writer, kept.tag}, id, reply).error().code, Code::VersionConflict);
  reply.party = other;
  EXPECT_EQ(register_->keep_template({writer, {}}, id, reply).error().code, Code::NotFound) << "another organisation's";
  EXPECT_EQ(register_->keep_template({access::system_principal(), {}}, id, reply).error().code, Code::NotFound) << "it does not move";
  reply.party = office;
  reply.text.reset();
  EXPECT_EQ(register_->keep_template({writer, {}}, id, reply).error().field, "/text");
  const std::vector parties{office, other};
  ASSERT_EQ(directory_->templates(parties, directory::TemplateKind::Reply).size(), 1u);
  EXPECT_TRUE(directory_->templates(parties, directory::TemplateKind::Offer).empty());
  ASSERT_EQ(directory_->members(parties).size(), 1u);
  EXPECT_EQ(directory_->members(parties)[0].second, "Somebody");
}

TEST_P(Reference, CalendarsOfAPlaceItsPartsAndItsOrganisations) {
  using enum calendar::Weekday;
  EXPECT_EQ(register_->keep_calendar({lt::kClinic, {}}, vietnam(1)).error().code, Code::NotFound);
  const auto tag = register_->keep_calendar(change_, vietnam(1)).value().tag;
  auto hue = directory::WorkingCalendarRecord{{"VN-26"}, Word("Asia/Ho_Chi_Minh"), {}, Line("Invented"), {feast("2026-02-17", "2026-02-17", "Vigil")}};
  hue.special[0].effect = calendar::DayEffect::Worked;
  ASSERT_TRUE(register_->keep_calendar(change_, hue));
  auto record = party("Night clinic");
  record.place = {"VN-26"};
  record.hours = {{Word("UTC"), {{Saturday, Word("20:00"), Word("24:00")}, {Saturday, Word("08:00"), Word("12:00")}}}};
  const Id<Party> night{register_->keep_party(change_, std::nullopt, record).value().id}, elsewhere = add_party("Petersburg");

  const auto facts = calendars({{{}, {"VN-HN"}}, {{}, {"VN-26"}}, {night, {}}, {elsewhere, {}}, {{}, {"MN"}}});
  ASSERT_EQ(facts.size(), 3u) << "nobody wrote down when Russia and Mongolia work";
  EXPECT_EQ(facts[0].days.place, Place{"VN-HN"});
  EXPECT_EQ(facts[0].days.percent_on(*parse_day("2026-02-17")), 0);
  EXPECT_EQ(facts[1].days.weekdays.size(), 5u) << "of the country";
  EXPECT_EQ(facts[1].days.percent_on(*parse_day("2026-02-17")), 100) << "the part's own row holds";
  EXPECT_EQ(facts[1].days.percent_on(*parse_day("2026-02-18")), 0);
  EXPECT_EQ(facts[2].days.zone, "UTC");
  EXPECT_EQ(facts[2].days.weekdays, std::vector{Saturday});

  auto next = vietnam(1);
  next.source = Line("Another decree");
  EXPECT_EQ(register_->keep_calendar({access::system_principal(), "\"9\""}, next).error().code, Code::VersionConflict);
  EXPECT_TRUE(register_->keep_calendar({access::system_principal(), tag}, next));
  const auto past = directory_->history(directory::RecordConcept::Calendar, "VN");
  ASSERT_EQ(past.size(), 2u);
  EXPECT_NE(past[0].record.find("Another decree"), std::string::npos) << "the newest first";
  EXPECT_EQ(past[1].version, 1);
  EXPECT_TRUE(directory_->history(directory::RecordConcept::Calendar, "KR").empty());
}

TEST_P(Reference, ACalendarThatIsNoneIsRefused) {
  const auto refused = [&](const std::function<void(directory::WorkingCalendarRecord&)>& spoil) {
    auto record = vietnam(1);
    spoil(record);
    const auto kept = register_->keep_calendar(change_, record);
    return kept ? std::string("kept") : fmt::format("{} {}", row(kept.error().code).name, kept.error().field);
  };
  EXPECT_EQ(refused([](auto& record) { record.zone = Word("Asia/Atlantis"); }), "unknown_value /zone");
  EXPECT_EQ(refused([](auto& record) { record.weekdays.clear(); }), "required /weekdays");
  EXPECT_EQ(refused([](auto& record) { record.weekdays.push_back(calendar::Weekday::Monday); }), "duplicate_key /weekdays");
  EXPECT_EQ(refused([](auto& record) { record.place = {"x-cis"}; }), "unknown_place /place");
  EXPECT_EQ(refused([](auto& record) { record.special[0].until.days -= 9; }), "date_order /special/0/until");
  EXPECT_EQ(refused([](auto& record) { record.special.resize(calendar::kMostSpecialDays + 1, record.special[0]); }), "too_many /special");
}

TEST_P(Reference, HolidaysComeInAsATable) {
  ASSERT_TRUE(register_->keep_calendar(change_, vietnam(1)));
  const std::string head = "place,from,until,name,effect,percent,source\n";
  const auto wrong = import_holidays(head + "VN,2027-02-05,2027-02-11,Tet,,,Decree\nKR,2027-02-06,,Seollal,,,Act\nVN,2027-02-05,2027-02-01,Tet,,,Decree\nVN,2027-03-01,,Fast,shorter,,Decree\nVN,someday,,Tet,,,Decree\n");
  std::vector<std::string> cells;
  for (const auto& error : wrong.errors) cells.push_back(fmt::format("{} {} {}", error.row, error.column, row(error.code).name));
  EXPECT_EQ(cells, (std::vector<std::string>{"3 place unknown_place", "4 until date_order", "4 name row_repeated", "5 percent required", "6 from wrong_type"}));
  EXPECT_EQ(directory_->history(directory::RecordConcept::Calendar, "VN").size(), 1u) << "nothing is kept while a cell is wrong";
  const auto good = head + "VN,2027-02-05,2027-02-11,Tet,,,Decree\nVN,2026-02-16,2026-02-22,Tet,,,Decree\nVN,2026-08-22,,For Monday,worked,,Decree\n";
  EXPECT_EQ(import_holidays(good, directory::Rehearse::Yes).kept, 0);
  const auto report = import_holidays(good);
  EXPECT_EQ(report.kept, 3) << "its rows, though all are of one calendar";
  ASSERT_EQ(report.imported.size(), 3u);
  EXPECT_FALSE(report.imported[1].fresh) << "that of 2026 is there and grows";
  const auto special = directory_->working_calendars().at(0).record.special;
  ASSERT_EQ(special.size(), 3u);
  EXPECT_EQ(special[0].until, *parse_day("2026-02-22"));
  EXPECT_EQ(special[2].until, *parse_day("2026-08-22")) << "ends as it begins";
}

TEST_P(Reference, AMembershipGivesItsRightsOnItsDaysAlone) {
  const auto first = add_party("First"), second = add_party("Second");
  auto record = user("two@example.org", first);
  const auto today = day_of(house_->now());
  record.memberships.push_back({second, Role::Referrer, Day{today.days + 1}, Day{today.days + 2}});
  const Id<User> id{register_->keep_user(change_, std::nullopt, record, kPassword).value().id};
  const auto parties = [&] {
    std::vector<Id<Party>> list;
    const auto principal = sessions_->principal_of(id).value();
    for (const auto& membership : principal.memberships) list.push_back(membership.party);
    return list;
  };
  EXPECT_EQ(parties(), std::vector{first}) << "not yet";
  EXPECT_EQ(directory_->user(id)->record.memberships, record.memberships);
  EXPECT_TRUE(directory_->members(std::vector{second}).empty());
  house_->pass(kDay_us);
  EXPECT_EQ(parties(), (std::vector{first, second}));
  EXPECT_EQ(directory_->members(std::vector{second}).size(), 1u);
  house_->pass(2 * kDay_us);
  EXPECT_EQ(parties(), std::vector{first}) << "no more";
  const auto secret = sessions_->begin(id).value().secret;
  record.memberships[1] = {second, Role::Coordinator};
  register_->keep_user(change_, id, record, std::nullopt).value();
  sessions_->forget();
  auto principal = sessions_->by_secret(secret).value();
  EXPECT_EQ(principal.memberships.front().party, first);
  EXPECT_EQ(sessions_->act_for(principal, add_party("Another's")).error().code, Code::UnknownParty);
  ASSERT_TRUE(sessions_->act_for(principal, second));
  EXPECT_EQ(sessions_->by_secret(secret).value().memberships.front().party, second) << "this session acts for it";
  EXPECT_EQ(sessions_->begin(id).value().principal.memberships.front().party, first) << "another session does not";
  record.memberships[1].from = Day{today.days + 1};
  record.memberships[1].until = today;
  EXPECT_EQ(register_->keep_user(change_, id, record, std::nullopt).error().field, "/memberships/1/until");
}

TEST_P(Reference, TelephonesAreReachable) {
  auto record = party("Office");
  const auto refused = [&](directory::PhoneRecord phone) {
    record.phones = {std::move(phone)};
    const auto kept = register_->keep_party(change_, std::nullopt, record);
    return kept ? std::string() : kept.error().field;
  };
  const directory::PhoneRecord good{Word("+7 812 5550100"), {}, Word("Europe/Moscow"), {}, {1, 5}, 540, 1080};
  EXPECT_EQ(refused(good), "");
  auto phone = good;
  phone.number = "8 812 5550100";
  EXPECT_EQ(refused(phone), "/phones/0/number");
  phone = good;
  phone.days = {0};
  EXPECT_EQ(refused(phone), "/phones/0/days");
  phone = good;
  phone.until_minute.reset();
  EXPECT_EQ(refused(phone), "/phones/0/until_minute");
  phone = good;
  phone.until_minute = 500;
  EXPECT_EQ(refused(phone), "/phones/0/until_minute");
}

TEST_P(Reference, RevokedTokensAndSessionsAreOut) {
  const auto office = add_party("Office");
  const auto somebody = add_user("somebody@example.org", office), other = add_user("other@example.org", office);
  const auto first = sessions_->sign_in("somebody@example.org", kPassword).value(), second = sessions_->sign_in("somebody@example.org", kPassword).value();
  const auto made = sessions_->make_token(somebody, {.name = "export"}).value();
  const auto& token = made.secret;
  ASSERT_EQ(sessions_->credentials(somebody).size(), 3u);
  EXPECT_EQ(sessions_->credentials(somebody).front().name, "export") << "the newest first";
  EXPECT_TRUE(sessions_->credentials(other).empty());
  const auto named = sessions_->by_token(token).value().principal.session;
  EXPECT_EQ(named, made.id);
  EXPECT_EQ(sessions_->revoke(other, named).error().code, Code::NotFound) << "another's";
  ASSERT_TRUE(sessions_->revoke(somebody, named));
  EXPECT_EQ(sessions_->by_token(token).error().code, Code::SignInRequired);
  EXPECT_EQ(sessions_->revoke_all(somebody, first.principal.session), 1u);
  EXPECT_TRUE(sessions_->by_secret(first.secret));
  EXPECT_EQ(sessions_->by_secret(second.secret).error().code, Code::SignInRequired);
}

/// A database at which something happens just when a reading has come back.
class Interrupted final : public db::Database {
 public:
  explicit Interrupted(db::Database& inner) : inner_(inner) {}
  db::Dialect dialect() const override { return inner_.dialect(); }
  void submit(db::WriteWork work, db::WriteDone done) override { inner_.submit(std::move(work), std::move(done)); }
  void read(const std::function<void(db::Reader&)>& work) override {
    inner_.read(work);
    if (const auto now = std::exchange(happens, {})) now();
  }
  void backup_to(const std::string& file) override { inner_.backup_to(file); }
  void forget_deleted() override { inner_.forget_deleted(); }

  std::function<void()> happens;

 private:
  db::Database& inner_;
};

TEST_P(Reference, WhatIsRevokedWhileItIsLookedUpIsOut) {
  add_user("somebody@example.org", add_party("Office"));
  Interrupted database(house_->database());
  directory::Sessions sessions(database, house_->vault(), house_->environment());
  const auto signed_in = sessions.sign_in("somebody@example.org", kPassword).value();
  const auto user = signed_in.principal.user;
  const auto token = sessions.make_token(user, {.name = "export"}).value();
  database.happens = [&] { ASSERT_TRUE(sessions.revoke(user, token.id)); };
  EXPECT_TRUE(sessions.by_token(token.secret)) << "looked up before it was revoked";
  EXPECT_EQ(sessions.by_token(token.secret).error().code, Code::SignInRequired);
  database.happens = [&] { sessions.sign_out(signed_in.secret); };
  EXPECT_TRUE(sessions.by_secret(signed_in.secret)) << "looked up before it was ended";
  EXPECT_EQ(sessions.by_secret(signed_in.secret).error().code, Code::SignInRequired);
}

TEST_P(Reference, TokensAreKnownByWhatTheyAreAndEnd) {
  const auto somebody = add_user("somebody@example.org", add_party("Office"));
  const auto reading = sessions_->make_token(somebody, {.name = "laboratory", .life_us = 7 * kDay_us, .scope = directory::TokenScope::Read}).value();
  const auto listed = sessions_->credentials(somebody).at(0);
  EXPECT_EQ(listed.prefix, reading.secret.substr(0, 6));
  EXPECT_EQ(listed.scope, directory::TokenScope::Read);
  EXPECT_EQ(listed.expires, reading.expires);
  EXPECT_EQ(listed.seen, std::nullopt);
  EXPECT_EQ(sessions_->by_token(reading.secret).value().scope, directory::TokenScope::Read);
  EXPECT_EQ(sessions_->by_token(reading.secret).value().scope, directory::TokenScope::Read) << "also when it is remembered";
  while (!sessions_->credentials(somebody).at(0).seen) std::this_thread::yield();  // written when the answer is out
  house_->pass(7 * kDay_us);
  EXPECT_EQ(sessions_->by_token(reading.secret).error().code, Code::SignInRequired);
  for (int i = 0; i < directory::kMostTokens; ++i) ASSERT_TRUE(sessions_->make_token(somebody, {.name = "export"}));
  EXPECT_EQ(sessions_->make_token(somebody, {.name = "export"}).error().code, Code::TooMany) << "those that ran out do not count";
}

TEST_P(Reference, APasswordConfirmsItsUserAlone) {
  const auto office = add_party("Office");
  const auto somebody = add_user("somebody@example.org", office);
  EXPECT_TRUE(sessions_->confirm(somebody, kPassword));
  EXPECT_EQ(sessions_->confirm(somebody, "not it at all").error().code, Code::WrongCredentials);
  EXPECT_EQ(sessions_->confirm({office.bytes}, kPassword).error().code, Code::WrongCredentials) << "nobody";
}

TEST_P(Reference, SessionsAreKnownByTheirDevice) {
  const auto somebody = add_user("somebody@example.org", add_party("Office"));
  ASSERT_TRUE(sessions_->sign_in("somebody@example.org", kPassword, {"Chrome", "Windows"}));
  ASSERT_TRUE(sessions_->sign_in("somebody@example.org", kPassword));
  std::set<std::string> devices;
  for (const auto& one : sessions_->credentials(somebody)) devices.insert(one.browser.value_or("unknown") + " on " + one.system.value_or("unknown"));
  EXPECT_EQ(devices, (std::set<std::string>{"Chrome on Windows", "unknown on unknown"}));
}

TEST_P(Reference, CredentialsThatRanOutAreNotListed) {
  const auto somebody = add_user("somebody@example.org", add_party("Office"));
  EXPECT_TRUE(sessions_->make_token(somebody, {.name = "export"}));
  sessions_->sign_in("somebody@example.org", kPassword).value();
  house_->pass(directory::kSessionIdle_us + kSecond_us);
  ASSERT_EQ(sessions_->credentials(somebody).size(), 1u);
  house_->pass(directory::kTokenLife_us);
  EXPECT_TRUE(sessions_->credentials(somebody).empty());
}

TEST_P(Reference, AnOpenPageAloneKeepsNobodySignedIn) {
  add_user("somebody@example.org", add_party("Office"));
  const auto secret = sessions_->sign_in("somebody@example.org", kPassword).value().secret;
  for (auto passed = std::int64_t{}; passed < directory::kSessionIdle_us; passed += kHour_us) {
    EXPECT_TRUE(sessions_->watch(secret));
    house_->pass(kHour_us);
    house_->database().write([](db::Writer&) { return db::Verdict::Commit; });  // whatever was submitted before has been written
  }
  house_->pass(kSecond_us);
  EXPECT_FALSE(sessions_->watch(secret));
  EXPECT_EQ(sessions_->by_secret(secret).error().code, Code::SessionExpired);
}

TEST_P(Reference, ANewPasswordEndsSessions) {
  const auto office = add_party("Office");
  const auto somebody = add_user("somebody@example.org", office);
  const auto signed_in = sessions_->sign_in("somebody@example.org", kPassword).value();
  register_->keep_user(change_, somebody, user("somebody@example.org", office), std::nullopt).value();
  sessions_->forget();
  EXPECT_TRUE(sessions_->by_secret(signed_in.secret)) << "nothing but the password ends them";
  register_->keep_user(change_, somebody, user("somebody@example.org", office), "another long secret").value();
  sessions_->forget();
  EXPECT_EQ(sessions_->by_secret(signed_in.secret).error().code, Code::SignInRequired);
}

INSTANTIATE_TEST_SUITE_P(Databases, Reference, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
