// Working calendars: when an organisation is at work, and when its deadlines run. Pure: a calendar is a value, zones come from base.
#pragma once
#include <string>
#include <vector>

#include "base/described.hpp"
#include "base/instant.hpp"
#include "base/place.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

namespace hospitium::calendar {

enum class Weekday { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };
BOOST_DESCRIBE_ENUM(Weekday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday)

Weekday weekday_of(Day day);

/// "09:00" to "18:00", by the wall clock of the week's zone. A weekday may have several (a break at noon); a night shift ends at "24:00".
struct WorkingSpan {
  Weekday day{};
  Word from, until;
};
BOOST_DESCRIBE_STRUCT(WorkingSpan, (), (day, from, until))

struct WorkingWeek {
  Word zone;                             ///< IANA
  std::vector<WorkingSpan> spans;
};
BOOST_DESCRIBE_STRUCT(WorkingWeek, (), (zone, spans))

/// UnknownValue for a zone or a time of day that is none, DateOrder where a span ends before it begins, Required for an empty week.
Result<Unit> check_week(const WorkingWeek& week, const std::string& field);

/// A day on which a place does not work.
struct Holiday {
  Day day;
  Place place;                           ///< a country or a part of it
};

/// The times at which somebody works: the week, without the days off of its place.
class WorkingCalendar {
 public:
  /// Around the clock: what somebody without a calendar is taken to do.
  WorkingCalendar() = default;
  WorkingCalendar(const WorkingWeek& week, const Place& place, const std::vector<Holiday>& holidays);

  bool around_the_clock() const { return week_.spans.empty(); }
  bool works_on(Day day) const;
  /// Working time from one instant to a later one.
  std::int64_t working_us(Instant from, Instant until) const;
  /// When so much working time has passed; nothing where the calendar has no such time within ten years.
  std::optional<Instant> after(Instant from, std::int64_t working_us) const;
  /// The end of the n-th working day after that of `from`; the first is the next day that is worked on.
  std::optional<Instant> end_of_working_day(Instant from, int working_days) const;

 private:
  struct Stretch {
    Instant from, until;
  };
  std::vector<Stretch> stretches_on(Day day) const;

  WorkingWeek week_;
  std::vector<Day> off_;                 ///< sorted
};

}  // namespace hospitium::calendar
