#include "http/seen_case.hpp"

#include <algorithm>

#include "access/mask.hpp"
#include "domain/case/clocks.hpp"
#include "http/party_name.hpp"
#include "http/working_days.hpp"

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

void measure(Rooms& rooms, const cases::State& state, std::vector<TaskView>& tasks, Instant now) {
  for (auto& task : tasks) {
    const auto sides = sides_of(state, task);
    if (sides.empty()) continue;
    if (task.left_seconds) task.working_days = static_cast<std::int32_t>(*task.left_seconds * kSecond_us / kDay_us);
    else task.working_days = working_days_left(rooms, sides, *task.due, now);
  }
}

SeenCases::SeenCases(Rooms& rooms, const access::Principal& principal, std::span<const Id<Dossier>> ids) {
  const auto now = rooms.environment.now();
  for (const auto& id : ids) {
    if (cases_.contains(id)) continue;
    const auto opened = rooms.ledger.open(principal, Kind::Case, id);
    if (!opened) continue;
    auto& view = cases_.emplace(id, seen_case(rooms, *opened)).first->second;
    measure(rooms, opened->dossier->as<cases::State>(), view.tasks, now);
  }
}

const cases::CaseView* SeenCases::find(Id<Dossier> id) const {
  const auto found = cases_.find(id);
  return found == cases_.end() ? nullptr : &found->second;
}

const TaskView* SeenCases::find(Id<Dossier> id, std::string_view name, const std::optional<std::string>& part) const {
  const auto* view = find(id);
  if (!view) return nullptr;
  const auto task = std::ranges::find_if(view->tasks, [&](const TaskView& one) { return one.name == name && one.part == part; });
  return task == view->tasks.end() ? nullptr : &*task;
}

}  // namespace hospitium::http
