// A case as its reader sees it, and its clocks measured in the working days that they count.
#pragma once
#include <map>
#include <span>

#include "domain/case/views.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

/// Masked for whom it was opened for; without commands.
cases::CaseView seen_case(Rooms& rooms, const ledger::Opened& opened);

/// Writes what is left of each task of a case that counts working days.
void measure(Rooms& rooms, const cases::State& state, std::vector<TaskView>& tasks, Instant now);

/// Several cases as their reader sees them, each once, their clocks measured. Those that the reader may not open are not there.
class SeenCases {
 public:
  SeenCases(Rooms& rooms, const access::Principal& principal, std::span<const Id<Dossier>> ids);
  const cases::CaseView* find(Id<Dossier> id) const;
  /// nullptr where the case itself does not show this clock to its reader.
  const TaskView* find(Id<Dossier> id, std::string_view name, const std::optional<std::string>& part) const;

 private:
  std::map<Id<Dossier>, cases::CaseView> cases_;
};

}  // namespace hospitium::http
