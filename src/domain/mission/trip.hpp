// For tests: a mission that is led through its life by commands.
#pragma once
#include "domain/mission/decide.hpp"
#include "domain/test_world.hpp"

namespace hospitium::missions {

using namespace hospitium::test;

inline Terms terms() {
  Terms terms;
  terms.title = Line("Business mission");
  terms.place = Place{"VN-SG"};
  terms.home = Place{"RU-SPE"};
  terms.zone = Word("Asia/Ho_Chi_Minh");
  terms.starts_on = day("2026-03-01");
  terms.ends_on = day("2026-03-04");
  terms.agreement = kAgreement;
  return terms;
}

inline Instant at(std::string_view text) { return *parse_instant(text); }

class Trip : public Tale<Trip, State, Command, Event> {
 public:
  Trip& planned() { return did(PlanMission{terms()}); }
  Trip& peopled() {
    return planned().did(AddDelegate{kOffice, Line("An Official"), {}}).did(AddDelegate{kHospital, Line("A Surgeon"), {}})
        .did(AddHost{kAgency, {}}).did(AddHost{kInsurer, {}});
  }
  MeetingTerms talk(std::string_view starts = "2026-03-02T03:00:00Z") const {
    return {Line("Referrals"), {state.delegates[0].id}, state.hosts[0].id, at(starts), 60, {}};
  }
  Trip& scheduled() { return peopled().did(ScheduleMeeting{talk()}); }
  Id<Meeting> last() const { return state.meetings.back().id; }
};

}  // namespace hospitium::missions
