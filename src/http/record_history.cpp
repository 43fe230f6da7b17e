// What a reference record was: who changed what, and when.
#include "directory/catalogue.hpp"
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

using directory::RecordConcept;

/// `by` is absent for who may not read about users (of a template all read who use it: their own colleagues wrote it), for whoever is known no longer, and for what the system wrote, which is told apart.
struct PastVersion {
  std::int64_t version = 0;
  Instant at;
  std::optional<std::string> by;
  bool by_system = false;
  boost::json::value record;
};
BOOST_DESCRIBE_STRUCT(PastVersion, (), (version, at, by, by_system, record))

struct RecordHistory {
  std::vector<PastVersion> items;
};
BOOST_DESCRIBE_STRUCT(RecordHistory, (), (items))

/// Whoever reads the record as it is reads what it was: organisations, services, rates and calendars are public among those who are signed in.
bool may_read(Rooms& rooms, const access::Principal& principal, RecordConcept of, std::string_view key) {
  switch (of) {
    case RecordConcept::Service: {
      if (access::may_on_node(principal, DataClass::Directory, Action::Read)) return true;
      const auto id = Id<Service>::parse(key);
      const auto view = id ? rooms.directory.catalogue().service(*id) : std::nullopt;
      return view && view->record.state == catalogue::ServiceState::Offered;
    }
    case RecordConcept::Template: {
      const auto id = Id<Template>::parse(key);
      const auto view = id ? rooms.directory.find_template(*id) : std::nullopt;
      return view && directory::may_use(principal, view->record.party, view->record.kind);
    }
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
  if (!may_read(rooms, request.principal(), *of, *key)) return refuse(Code::NotFound);
  const bool names = *of == RecordConcept::Template || access::may_on_node(request.principal(), DataClass::Users, Action::Read);
  RecordHistory past;
  for (const auto& version : rooms.directory.history(*of, *key)) {
    PastVersion one{version.version, version.at, {}, version.actor.nil(), boost::json::parse(version.record)};
    if (auto name = names ? rooms.directory.user_name(version.actor) : std::string(); !name.empty()) one.by = std::move(name);
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
