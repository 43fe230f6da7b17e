// What views of every kind share: parties by their names, and deadlines.
#pragma once
#include <functional>

#include "domain/kind.hpp"

namespace hospitium {

/// `name_latin` for those who do not read the script of the name.
struct PartyName { Id<Party> id; std::string name; PartyType type{}; Place place; std::optional<std::string> name_latin = {}; };
BOOST_DESCRIBE_STRUCT(PartyName, (), (id, name, type, place, name_latin))

/// Names of parties for views; the directory gives them.
using NameParty = std::function<PartyName(Id<Party>)>;

/// A clock as readers see it: running with `due`, or stopped with what is left. `part` is the referral, assignment, commitment or meeting that it
/// belongs to. `days` where it counts working days: of which places, and what it met on its way; then `working_days` are the whole ones
/// that are left of them: of a running clock those after today, up to the one on which it runs out, and below 0 those since then; of a stopped one
/// those that it has still to count. `since`, `length_seconds` and `pauses` tell how it came to end when it does.
struct TaskView {
  std::string name;
  std::optional<PartyName> owes;
  std::optional<Instant> due;
  std::optional<std::int64_t> left_seconds;
  std::optional<calendar::CountedDays> days;
  std::optional<std::string> part;
  std::optional<Instant> since;
  std::optional<std::int64_t> length_seconds;
  std::optional<std::int32_t> working_days;
  std::optional<std::vector<calendar::Pause>> pauses;  ///< the earliest first; absent where it never stood still
};
BOOST_DESCRIBE_STRUCT(TaskView, (), (name, owes, due, left_seconds, days, part, since, length_seconds, working_days, pauses))
/// A clock's part as views name it.
std::optional<std::string> part_text(const std::optional<IdBytes>& part);
/// Whose task it is, for those who read only their own.
Id<Party> owner_of(const TaskView& task);
TaskView task_view(const Clock& clock, Id<Party> owner, const NameParty& name);

}  // namespace hospitium
