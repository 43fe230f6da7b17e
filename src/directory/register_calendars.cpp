// Working calendars: kept on the generic path, and read as facts for the clocks.
#include <set>

#include "base/country.hpp"
#include "base/zone.hpp"
#include "directory/register_path.hpp"
#include "directory/rows.hpp"

namespace hospitium::directory {
namespace {

Result<Unit> check_calendar(const WorkingCalendarRecord& record) {
  if (record.place.code.empty() || record.place.group() || !known_country(record.place.country())) return refuse(Code::UnknownPlace, "/place");
  if (!known_zone(record.zone)) return refuse(Code::UnknownValue, "/zone");
  const std::set<calendar::Weekday> once(record.weekdays.begin(), record.weekdays.end());
  if (once.size() != record.weekdays.size()) return refuse(Code::DuplicateKey, "/weekdays");
  if (once.empty() && record.place.country() == record.place.code) return refuse(Code::Required, "/weekdays");
  if (record.special.size() > calendar::kMostSpecialDays) return refuse(Code::TooMany, "/special");
  for (std::size_t i = 0; i < record.special.size(); ++i) TRY_DO(calendar::check_special(record.special[i], fmt::format("/special/{}", i)));
  return Unit{};
}

/// The country's, then what its part has of its own.
void add_place(db::Reader& reader, const std::string& code, calendar::WorkingDays& days) {
  for (const auto& row : reader.query("SELECT record FROM working_calendar WHERE id = ?1", {code})) {
    auto record = stored<WorkingCalendarRecord>(row.text(0));
    days.zone = std::move(record.zone);
    if (!record.weekdays.empty()) days.weekdays = std::move(record.weekdays);
    std::ranges::move(record.special, std::back_inserter(days.special));
  }
}

/// An organisation that says when it is open works on those weekdays, and has the holidays of its place.
void add_hours(const calendar::WorkingWeek& week, calendar::WorkingDays& days) {
  days.zone = week.zone;
  days.weekdays.clear();
  for (const auto& span : week.spans)
    if (std::ranges::count(days.weekdays, span.day) == 0) days.weekdays.push_back(span.day);
}

}  // namespace

std::vector<CalendarFact> Directory::calendars(db::Reader& reader, std::span<const CalendarKey> of) {
  std::vector<CalendarFact> facts;
  for (const auto& key : of) {
    calendar::WorkingDays days{key.place, {}, {}, {}};
    std::optional<calendar::WorkingWeek> hours;
    if (!key.party.nil())
      for (const auto& row : reader.query("SELECT record FROM party WHERE id = ?1", {key.party})) {
        auto record = stored<PartyRecord>(row.text(0));
        days.place = std::move(record.place);
        hours = std::move(record.hours);
      }
    const auto country = days.place.country();
    add_place(reader, country, days);
    if (days.place.code != country) add_place(reader, days.place.code, days);
    if (hours) add_hours(*hours, days);
    if (!days.weekdays.empty()) facts.push_back({key, std::move(days)});
  }
  return facts;
}

std::vector<WorkingCalendarView> Directory::working_calendars() {
  std::vector<WorkingCalendarView> views;
  database().read([&](db::Reader& reader) {
    views.clear();
    for (const auto& row : reader.query("SELECT record, version FROM working_calendar ORDER BY id"))
      views.push_back({stored<WorkingCalendarRecord>(row.text(0)), tag_of(row.number(1))});
  });
  return views;
}

Result<Kept> Register::keep_calendar(const Change& change, const WorkingCalendarRecord& record) {
  if (!access::may_on_node(change.principal, DataClass::Directory, Action::Update)) return refuse(Code::NotFound);
  TRY_DO(check_calendar(record));
  const Instant now = environment_.now();
  const Pending pending{"calendar", id_of_key("calendar:" + record.place.code), false, json::write(record)};
  auto kept = in_transaction(database_, vault_, change, now, [&](db::Writer& writer) -> Result<Kept> {
    const auto current = current_version(writer, "SELECT version FROM working_calendar WHERE id = ?1", record.place.code);
    TRY(const auto version, next_version(current, change.if_match));
    writer.execute("INSERT INTO working_calendar (id, record, version, changed) VALUES (?1, ?2, ?3, ?4) "
                   "ON CONFLICT (id) DO UPDATE SET record = excluded.record, version = excluded.version, changed = excluded.changed",
                   {record.place.code, pending.record, version, now});
    append_journal(writer, pending, version, now, change.principal.user);
    return Kept{pending.id, tag_of(version)};
  });
  directory_.forget_labels();
  return kept;
}

}  // namespace hospitium::directory
