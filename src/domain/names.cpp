#include "domain/names.hpp"

namespace hospitium {

Id<Party> owner_of(const TaskView& task) { return task.owes ? task.owes->id : Id<Party>{}; }

TaskView task_view(const Clock& clock, Id<Party> owner, const NameParty& name) {
  TaskView view;
  view.name = clock.name;
  view.owes = name(clock.owes.nil() ? owner : clock.owes);
  if (clock.left_us) view.left_seconds = *clock.left_us / kSecond_us;
  else view.due = clock.due;
  view.days = clock.days;
  return view;
}

}  // namespace hospitium
