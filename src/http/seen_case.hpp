// A case as its reader sees it, and its clocks measured in the working days that they count.
#pragma once
#include <span>

#include "domain/case/views.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

/// Masked for whom it was opened for; without commands.
cases::CaseView seen_case(Rooms& rooms, const ledger::Opened& opened);

/// Tasks of a view, and the case that they are of.
struct CaseTasks {
  const cases::State* state = nullptr;
  std::vector<TaskView>* tasks = nullptr;
};
/// Writes what is left of each task that counts working days; the calendars of all are read at once.
void measure(Rooms& rooms, std::span<const CaseTasks> cases, Instant now);

}  // namespace hospitium::http
