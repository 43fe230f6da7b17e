// Working calendars of places: which weekdays are worked there, and the days that are not as the week has them.
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

struct WorkingCalendarList {
  std::vector<directory::WorkingCalendarView> items;
};
BOOST_DESCRIBE_STRUCT(WorkingCalendarList, (), (items))

struct KeptCalendar {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(KeptCalendar, (), (id))

Result<Response> keep_calendar(Rooms& rooms, const Request& request) {
  TRY(const auto record, request.read<directory::WorkingCalendarRecord>());
  TRY(const auto kept, rooms.reference.keep_calendar(change_of(request), record));
  return json_response(KeptCalendar{record.place.code}).with("ETag", kept.tag);
}

}  // namespace

std::vector<Route> working_calendar_routes(Rooms& rooms) {
  return {Route{.method = Method::Get, .path = "/api/directory/calendars", .auth = Auth::SignedIn,
                .answer = [&rooms](const Request&) -> Result<Response> { return json_response(WorkingCalendarList{rooms.directory.working_calendars()}); },
                .summary = "Working calendars of places: weekdays and holidays"}
              .with_reply<WorkingCalendarList>(),
          Route{.method = Method::Put, .path = "/api/directory/calendars", .auth = Auth::SignedIn,
                .answer = [&rooms](const Request& request) { return keep_calendar(rooms, request); }, .summary = "Set the working calendar of a place"}
              .with_body<directory::WorkingCalendarRecord>().with_reply<KeptCalendar>().guarded()};
}

}  // namespace hospitium::http
