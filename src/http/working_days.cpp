#include "http/working_days.hpp"

namespace hospitium::http {

std::optional<std::int32_t> working_days_left(Rooms& rooms, const std::vector<CalendarKey>& sides, Instant due, Instant now) {
  std::vector<std::shared_ptr<const calendar::WorkingDays>> known;
  for (const auto& side : sides)
    if (auto days = rooms.directory.working_days(side)) known.push_back(std::move(days));
  return calendar::CommonDays(std::move(known)).whole_days(now, due);
}

}  // namespace hospitium::http
