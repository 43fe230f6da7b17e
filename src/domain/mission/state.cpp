#include "domain/mission/state.hpp"

#include <algorithm>

namespace hospitium::missions {

const MeetingPart* find_meeting(const State& state, Id<Meeting> id) {
  auto found = std::ranges::find(state.meetings, id, &MeetingPart::id);
  return found == state.meetings.end() ? nullptr : &*found;
}

Instant end_of(const MeetingTerms& meeting) { return meeting.starts_at + meeting.minutes * kMinute_us; }

}  // namespace hospitium::missions
