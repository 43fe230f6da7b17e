// Holidays brought into the working calendars of their places; inside only.
#pragma once
#include <map>
#include <set>

#include "directory/import.hpp"
#include "directory/import/cells.hpp"

namespace hospitium::directory {

/// The calendars that a table changes. A place must have one already, as somebody must say which weekdays are worked there.
class Holidays {
 public:
  explicit Holidays(Directory& directory);

  /// Adds the row, or changes the holiday of the same name that begins on the same day; whether it is new. What is wrong is told by `cells`.
  bool read(const Cells& cells);
  /// One calendar after the other, each as nobody has changed it since it was read.
  std::vector<Result<Kept>> keep(Register& reference, const Change& change) const;

 private:
  std::map<std::string, WorkingCalendarView, std::less<>> calendars_;
  std::set<std::string> changed_;
};

}  // namespace hospitium::directory
