// What a reference record was: who changed what, and when.
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

using directory::RecordConcept;

/// `by` is absent for who may not read about users, and for what the system wrote.
struct PastVersion {
  std::int64_t version = 0;
  Instant at;
  std::optional<std::string> by;
  boost::json::value record;
};
BOOST_DESCRIBE_STRUCT(PastVersion, (), (version, at, by, record))

struct RecordHistory {
  std::vector<PastVersion> items;
};
BOOST_DESCRIBE_STRUCT(RecordHistory, (), (items))

/// Whoever reads the record as it is reads what it was: organisations, services, rates and calendars are public among those who are signed in.
bool may_read(const access::Principal& principal, RecordConcept of) {
  switch (of) {
    case RecordConcept::User: return access::may_on_node(principal, DataClass::Users, Action::Read);
    case RecordConcept::Corridor:
    case RecordConcept::Gate: return access::may_on_node(principal, DataClass::Rules, Action::Read);
    default: return true;
  }
}

Result<Response> history(Rooms& rooms, const Request& request) {
  TRY(const auto of, word_query<RecordConcept>(request, "concept"));
  const auto key = request.query("id");
  if (!of) return refuse(Code::Required, "?concept");
  if (!key) return refuse(Code::Required, "?id");
  if (!may_read(request.principal(), *of)) return refuse(Code::NotFound);
  const bool names = access::may_on_node(request.principal(), DataClass::Directory, Action::Read);
  RecordHistory past;
  for (const auto& version : rooms.directory.history(*of, *key)) {
    PastVersion one{version.version, version.at, {}, boost::json::parse(version.record)};
    if (names && !version.actor.nil()) one.by = rooms.directory.user_name(version.actor);
    past.items.push_back(std::move(one));
  }
  if (past.items.empty()) return refuse(Code::NotFound);
  return json_response(past);
}

}  // namespace

std::vector<Route> record_history_routes(Rooms& rooms) {
  return {Route{.method = Method::Get, .path = "/api/directory/history", .auth = Auth::SignedIn,
                .answer = [&rooms](const Request& request) { return history(rooms, request); },
                .summary = "Past versions of a reference record: ?concept=rate&id=KRW"}
              .with_reply<RecordHistory>()};
}

}  // namespace hospitium::http
