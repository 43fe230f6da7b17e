#include "directory/import/holidays.hpp"

#include <algorithm>

namespace hospitium::directory {
namespace {

/// A day that names no end ends as it begins, and one of no effect is off.
calendar::SpecialDays special_of(const Cells& cells) {
  calendar::SpecialDays days;
  cells.into("from", days.from);
  days.until = days.from;
  cells.into("until", days.until);
  cells.into("name", days.name);
  cells.into("effect", days.effect);
  cells.into("percent", days.percent);
  cells.into("source", days.source);
  return days;
}

}  // namespace

Holidays::Holidays(Directory& directory) {
  for (auto& view : directory.working_calendars()) calendars_.emplace(view.record.place.code, std::move(view));
}

bool Holidays::read(const Cells& cells) {
  const auto days = special_of(cells);
  const auto found = calendars_.find(cells.text("place"));
  if (found == calendars_.end()) {
    cells.wrong("place", Code::UnknownPlace);
    return false;
  }
  if (const auto sound = calendar::check_special(days, ""); !sound) {
    cells.wrong(sound.error().field.substr(1), sound.error().code);
    return false;
  }
  auto& special = found->second.record.special;
  ++changed_[found->first];
  const auto same = std::ranges::find_if(special, [&](const auto& one) { return one.from == days.from && one.name == days.name; });
  const bool fresh = same == special.end();
  if (fresh) special.push_back(days);
  else *same = days;
  return fresh;
}

std::vector<Holidays::KeptCalendar> Holidays::keep(Register& reference, const Change& change) const {
  std::vector<KeptCalendar> kept;
  for (const auto& [place, rows] : changed_) {
    const auto& view = calendars_.find(place)->second;
    auto one = change;
    one.if_match = view.tag;
    kept.push_back({reference.keep_calendar(one, view.record), rows});
  }
  return kept;
}

}  // namespace hospitium::directory
