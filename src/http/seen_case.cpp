#include "http/seen_case.hpp"

#include <algorithm>

#include "access/mask.hpp"
#include "domain/case/clocks.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

using Sides = std::vector<CalendarKey>;

/// Whose working days a task counts; empty where it counts plain hours.
Sides sides_of(const cases::State& state, const TaskView& task) {
  if (!task.days) return {};
  const auto id = Id<Referral>::parse(task.part.value_or(""));
  const auto* referral = id ? cases::find_referral(state, *id) : nullptr;
  return cases::sides_of(task.name, state, referral ? referral->clinic : Id<Party>{});
}

}  // namespace

cases::CaseView seen_case(Rooms& rooms, const ledger::Opened& opened) {
  auto seen = cases::view_of(opened.id, opened.dossier->as<cases::State>(), opened.projection, party_namer(rooms), rooms.environment.now());
  access::mask(seen, opened.rights, cases::kCaseViewClasses);
  return seen;
}

void measure(Rooms& rooms, std::span<const CaseTasks> cases, Instant now) {
  std::vector<std::pair<TaskView*, Sides>> counting;
  Sides keys;
  for (const auto& [state, tasks] : cases)
    for (auto& task : *tasks) {
      auto sides = sides_of(*state, task);
      if (sides.empty()) continue;
      for (const auto& side : sides)
        if (!std::ranges::count(keys, side)) keys.push_back(side);
      counting.emplace_back(&task, std::move(sides));
    }
  if (counting.empty()) return;
  Facts facts;
  rooms.database.read([&](db::Reader& reader) { facts.calendars = rooms.directory.calendars(reader, keys); });
  for (auto& [task, sides] : counting)
    task->working_seconds = task->left_seconds ? *task->left_seconds : facts.common_days(sides).counted_us(now, *task->due) / kSecond_us;
}

}  // namespace hospitium::http
