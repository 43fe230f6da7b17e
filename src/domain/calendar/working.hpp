// Working calendars: on which days people of a place work, and how a clock counts them. Pure: a calendar is a value, zones come from base.
#pragma once
#include <memory>
#include <optional>
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

/// When an organisation is open. Its clocks count whole days: those that have a span.
struct WorkingWeek {
  Word zone;                             ///< IANA
  std::vector<WorkingSpan> spans;
};
BOOST_DESCRIBE_STRUCT(WorkingWeek, (), (zone, spans))

/// UnknownValue for a zone or a time of day that is none, DateOrder where a span ends before it begins, Required for an empty week.
Result<Unit> check_week(const WorkingWeek& week, const std::string& field);

/// Off: nobody works; Worked: a day of the weekend that is worked (it makes up for another); Shorter: a part of the day counts.
enum class DayEffect { Off, Worked, Shorter };
BOOST_DESCRIBE_ENUM(DayEffect, Off, Worked, Shorter)

/// Days of a place that are not as its week has them: a feast, a bridge, a month of fasting. Movable feasts are dated each year.
struct SpecialDays {
  Day from, until;                       ///< both included
  Line name;
  DayEffect effect{};
  std::optional<std::int32_t> percent;   ///< of a shorter day that counts, 1 to 99
  Line source;                           ///< who says so
  friend bool operator==(const SpecialDays&, const SpecialDays&) = default;
};
BOOST_DESCRIBE_STRUCT(SpecialDays, (), (from, until, name, effect, percent, source))
inline constexpr std::size_t kMostSpecialDays = 400;   ///< of one place

/// DateOrder, OutOfRange (a percentage, more than a year), Required (a percentage).
Result<Unit> check_special(const SpecialDays& days, const std::string& field);

/// The days on which one side works.
struct WorkingDays {
  Place place;
  Word zone;                             ///< whose midnight divides its days
  std::vector<Weekday> weekdays;
  std::vector<SpecialDays> special;      ///< where two name the same day, the later one holds

  const SpecialDays* special_on(Day day) const;        ///< nullptr when the day is as its week has it
  int percent_on(Day day) const;                       ///< of the day that counts: 0, 100, or part of a shorter one
  friend bool operator==(const WorkingDays&, const WorkingDays&) = default;
};

/// Special days that a clock met on its way, and of which place.
struct SkippedDays {
  Place place;
  Line name;
  Day from, until;
  friend bool operator==(const SkippedDays&, const SkippedDays&) = default;
};
BOOST_DESCRIBE_STRUCT(SkippedDays, (), (place, name, from, until))
inline constexpr std::size_t kMostSkipped = 4;         ///< that are told

/// Why a clock runs out when it does: it counts the days that are worked in all of these places.
struct CountedDays {
  std::vector<Place> places;
  std::vector<SkippedDays> skipped;
  friend bool operator==(const CountedDays&, const CountedDays&) = default;
};
BOOST_DESCRIBE_STRUCT(CountedDays, (), (places, skipped))

struct CountedDue {
  Instant due;
  CountedDays days;
  friend bool operator==(const CountedDue&, const CountedDue&) = default;
};
BOOST_DESCRIBE_STRUCT(CountedDue, (), (due, days))

/// A day that counts in full: the first moment after it, where the one is whose day it is.
struct LastDay {
  Day day;
  Instant over;
  friend bool operator==(const LastDay&, const LastDay&) = default;
};
BOOST_DESCRIBE_STRUCT(LastDay, (), (day, over))

/// While a clock stood still; `until` is absent where it still does. `waits_for` is the clock that ran meanwhile, against the other side.
struct Pause {
  Instant from;
  std::optional<Instant> until;
  std::string waits_for;
  friend bool operator==(const Pause&, const Pause&) = default;
};
BOOST_DESCRIBE_STRUCT(Pause, (), (from, until, waits_for))
inline constexpr std::size_t kMostPauses = 8;          ///< of one clock that are told, the latest

/// The days that are worked on all sides. A clock that counts them runs 24 hours on such a day and stands still on every other; on a shorter
/// day it runs for that part of it. Days begin at midnight of the first side, who owes. Without sides it never stands still.
class CommonDays {
 public:
  CommonDays() = default;
  explicit CommonDays(std::vector<WorkingDays> sides);
  /// Of sides that somebody keeps.
  explicit CommonDays(std::vector<std::shared_ptr<const WorkingDays>> sides) : sides_(std::move(sides)) {}

  bool plain() const { return sides_.empty(); }
  /// What a clock counts between two instants; negative where the second is the earlier.
  std::int64_t counted_us(Instant from, Instant until) const;
  /// When so much has been counted, or had been where the amount is negative; plain time where nothing is counted within ten years.
  Instant after(Instant from, std::int64_t counted_us) const;
  /// The same, and why; nothing where the days are plain.
  std::optional<CountedDue> due(Instant from, std::int64_t counted_us) const;
  CountedDays days(Instant from, Instant until) const;
  /// How many days that count begin after `from`, up to the one on which `until` falls, by the dates of the first side: 0 on the day itself. Where
  /// that day is over already, below 0: how many have begun since. Midnight belongs to the day that it ends. Nothing where the days are plain.
  std::optional<std::int32_t> whole_days(Instant from, Instant until) const;
  /// When the day is over where the first side is; nothing where the days are plain.
  std::optional<Instant> over(Day day) const;
  /// The same, of the day that is `days` after the one that it is there at `from`.
  std::optional<LastDay> last_day(Instant from, std::int32_t days) const;

 private:
  struct Stretch {
    Instant from, until;
  };
  Instant before(Instant until, std::int64_t counted_us) const;
  Stretch counted_on(Day day) const;     ///< empty where the day does not count
  Day local_day(Instant at) const;
  bool counts(Day day) const;            ///< all work on it, if only for a part of it
  std::vector<std::shared_ptr<const WorkingDays>> sides_;
};

}  // namespace hospitium::calendar
