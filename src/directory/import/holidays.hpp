// Holidays brought into the working calendars of their places; inside only.
#pragma once
#include <map>

#include "directory/import.hpp"
#include "directory/import/cells.hpp"

namespace hospitium::directory {

/// The calendars that a table changes. A place must have one already, as somebody must say which weekdays are worked there.
class Holidays {
 public:
  explicit Holidays(Directory& directory);

  /// What is wrong is told by `cells`.
  calendar::SpecialDays read(Cells& cells) const;
  /// Adds them, or changes the holiday of the same name that begins on the same day.
  void take(ImportedRow& row, const std::string& place, const calendar::SpecialDays& days);
  struct KeptCalendar {
    Result<Kept> kept;                   ///< its tag as it was, where no row changed it
    std::int64_t rows = 0;               ///< of the table, in this calendar
  };
  /// One calendar after the other, each as nobody has changed it since it was read.
  std::vector<KeptCalendar> keep(Register& reference, const Change& change) const;

 private:
  std::map<std::string, WorkingCalendarView, std::less<>> calendars_;
  struct Taken {
    std::int64_t rows = 0;
    bool changed = false;
  };
  std::map<std::string, Taken> taken_;
};

}  // namespace hospitium::directory
