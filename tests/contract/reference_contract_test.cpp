// Reference records over each database: whoever changes a row behind the program's back is found out.
#include <random>
#include <set>

#include "directory/import.hpp"
#include "observatory/published.hpp"
#include "reference_house.hpp"

namespace hospitium::contract {
namespace {

class Reference : public ReferenceHouse {
 protected:
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
};

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
  EXPECT_EQ(report.imported[0].outcome, directory::RowOutcome::Added);
  std::vector<std::string> changed;
  for (const auto& change : report.imported[1].changes) changed.push_back(fmt::format("{}: {} > {}", change.column, change.before, change.after));
  EXPECT_EQ(changed, (std::vector<std::string>{"source: Invented > Decree", "until: 2026-02-20 > 2026-02-22"})) << "that of 2026 is there, grows, and has another source";
  const auto special = directory_->working_calendars().at(0).record.special;
  ASSERT_EQ(special.size(), 3u);
  const auto versions = directory_->history(directory::RecordConcept::Calendar, "VN").size();
  EXPECT_EQ(import_holidays(good).imported[2].outcome, directory::RowOutcome::Unchanged);
  EXPECT_EQ(directory_->history(directory::RecordConcept::Calendar, "VN").size(), versions) << "the same table again writes nothing";
  EXPECT_EQ(special[0].until, *parse_day("2026-02-22"));
  EXPECT_EQ(special[2].until, *parse_day("2026-08-22")) << "ends as it begins";
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

INSTANTIATE_TEST_SUITE_P(Databases, Reference, ::testing::Values(Kind::SqliteFile, Kind::Postgresql),
                         [](const auto& info) { return name_of(info.param); });

}  // namespace
}  // namespace hospitium::contract
