#include "domain/names.hpp"

namespace hospitium {

Id<Party> owner_of(const TaskView& task) { return task.owes ? task.owes->id : Id<Party>{}; }

std::optional<std::string> part_text(const std::optional<IdBytes>& part) {
  return part ? std::optional(Id<Dossier>{*part}.text()) : std::nullopt;
}

TaskView task_view(const Clock& clock, Id<Party> owner, const NameParty& name) {
  TaskView view;
  view.name = clock.name;
  view.owes = name(clock.owes.nil() ? owner : clock.owes);
  if (clock.left_us) view.left_seconds = *clock.left_us / kSecond_us;
  else view.due = clock.due;
  view.days = clock.days;
  view.part = part_text(clock.part);
  view.since = clock.since;
  if (clock.length_us) view.length_seconds = *clock.length_us / kSecond_us;
  if (!clock.pauses.empty()) view.pauses = clock.pauses;
  return view;
}

}  // namespace hospitium
