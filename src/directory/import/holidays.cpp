#include "directory/import/holidays.hpp"

#include <algorithm>

#include "directory/import/differences.hpp"

namespace hospitium::directory {
namespace {

/// A day that names no end ends as it begins, and one of no effect is off.
calendar::SpecialDays special_of(Cells& cells) {
  calendar::SpecialDays days;
  cells.members(days, {"from"});
  days.until = days.from;
  cells.members(days, {"until", "name", "effect", "percent", "source"});
  cells.comparable("until", "from");
  cells.comparable("percent", "effect");
  return days;
}

/// What is wrong with the dates hides nothing that is wrong with the rest.
void check(Cells& cells, calendar::SpecialDays days) {
  for (const bool dates : {true, false}) {
    if (!dates) days.until = days.from;
    if (const auto sound = calendar::check_special(days, ""); !sound) cells.wrong(sound.error().field.substr(1), sound.error().code);
  }
}

}  // namespace

Holidays::Holidays(Directory& directory) {
  for (auto& view : directory.working_calendars()) calendars_.emplace(view.record.place.code, std::move(view));
}

calendar::SpecialDays Holidays::read(Cells& cells) const {
  const auto days = special_of(cells);
  if (!cells.text("place").empty() && !calendars_.contains(cells.text("place"))) cells.wrong("place", Code::UnknownPlace);
  check(cells, days);
  return days;
}

void Holidays::take(ImportedRow& row, const std::string& place, const calendar::SpecialDays& days) {
  auto& special = calendars_.at(place).record.special;
  auto& taken = taken_[place];
  ++taken.rows;
  const auto same = std::ranges::find_if(special, [&](const auto& one) { return one.from == days.from && one.name == days.name; });
  if (same != special.end()) found(row, {}, differing(*same, days));
  if (row.outcome != RowOutcome::Unchanged) taken.changed = true;
  if (same == special.end()) special.push_back(days);
  else *same = days;
}

std::vector<Holidays::KeptCalendar> Holidays::keep(Register& reference, const Change& change) const {
  std::vector<KeptCalendar> kept;
  for (const auto& [place, taken] : taken_) {
    const auto& view = calendars_.find(place)->second;
    auto one = change;
    one.if_match = view.tag;
    kept.push_back({taken.changed ? reference.keep_calendar(one, view.record) : Kept{{}, view.tag}, taken.rows});
  }
  return kept;
}

}  // namespace hospitium::directory
