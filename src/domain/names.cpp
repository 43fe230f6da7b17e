#include "domain/names.hpp"

namespace hospitium {

TaskView task_view(const Clock& clock, Id<Party> owner, const NameParty& name) {
  TaskView view;
  view.name = clock.name;
  view.owes = name(clock.owes.nil() ? owner : clock.owes);
  if (clock.left_us) view.left_seconds = *clock.left_us / kSecond_us;
  else view.due = clock.due;
  return view;
}

}  // namespace hospitium
