// Organisations, users and rules of corridors.
#include "http/concepts.hpp"
#include "http/export.hpp"
#include "http/live.hpp"
#include "http/own_password.hpp"

namespace hospitium::http {
namespace {

struct KeptView {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(KeptView, (), (id))

struct NewUser {
  directory::UserRecord record;
  std::optional<Text<512>> password;
  Text<512> own_password;                ///< of who changes the account
};
BOOST_DESCRIBE_STRUCT(NewUser, (), (record, password, own_password))

template <class View>
struct Listed {
  std::vector<View> items;
  BOOST_DESCRIBE_CLASS(Listed, (), (items), (), ())
};

Response kept_response(const directory::Kept& kept, int status) {
  return json_response(KeptView{id_text(kept.id)}, status).with("ETag", kept.tag);
}

/// Organisations are public among those who are signed in; nothing in their records is about a person.
Result<directory::PartyQuery> query_of(const Request& request) {
  directory::PartyQuery query;
  TRY(query.words, search_query(request));
  TRY(query.type, word_query<PartyType>(request, "type"));
  TRY(query.place, place_query(request, "place"));
  TRY(query.specialty, word_query<Specialty>(request, "specialty"));
  TRY(query.branch_of, id_query<Party>(request, "branch_of"));
  TRY(const auto limit, request.limit(100, 500));
  query.limit = static_cast<int>(limit);
  return query;
}

Result<Response> find(Rooms& rooms, const Request& request) {
  TRY(const auto query, query_of(request));
  return json_response(Listed<directory::PartyView>{rooms.directory.find_parties(query)});
}

Result<Response> party(Rooms& rooms, const Request& request) {
  TRY(const auto id, request.id<Party>("id"));
  const auto view = rooms.directory.party(id);
  if (!view) return refuse(Code::NotFound);
  return json_response(*view).with("ETag", view->tag);
}

/// Rights may have changed: nothing cached counts any more, and open streams are asked again.
void forget_sessions(Rooms& rooms) {
  rooms.sessions.forget();
  if (rooms.live) rooms.live->recheck();
}

Result<Response> keep_party(Rooms& rooms, const Request& request, std::optional<Id<Party>> id) {
  TRY(const auto record, request.read<directory::PartyRecord>());
  TRY(const auto kept, rooms.reference.keep_party(change_of(request), id, record));
  forget_sessions(rooms);  // a suspended party is out at once
  return kept_response(kept, id ? 200 : 201);
}

Result<Response> users(Rooms& rooms, const Request& request) {
  if (!access::may_on_node(request.principal(), DataClass::Users, Action::Read)) return refuse(Code::NotFound);
  return json_response(Listed<directory::UserView>{rooms.directory.users()});
}

/// The record is a member of what is sent, so a field of it is named from there.
Refusal within_record(Refusal refusal) {
  if (!refusal.field.empty() && refusal.field != "/password" && refusal.field != "/own_password") refusal.field = "/record" + refusal.field;
  return refusal;
}

Result<Response> keep_user(Rooms& rooms, const Request& request, std::optional<Id<User>> id) {
  TRY(const auto asked, request.read<NewUser>());
  if (!access::may_on_node(request.principal(), DataClass::Users, id ? Action::Update : Action::Create)) return refuse(Code::NotFound);
  TRY_DO(confirm_own_password(rooms, request, asked.own_password, "/own_password"));
  const auto password = asked.password ? std::optional<std::string>(*asked.password) : std::nullopt;
  const auto kept = rooms.reference.keep_user(change_of(request), id, asked.record, password);
  if (!kept) return tl::unexpected(within_record(kept.error()));
  forget_sessions(rooms);
  return kept_response(*kept, id ? 200 : 201);
}

Result<Response> rules(Rooms& rooms, const Request& request) {
  if (!access::may_on_node(request.principal(), DataClass::Rules, Action::Read)) return refuse(Code::NotFound);
  return json_response(Listed<directory::CorridorView>{rooms.directory.corridor_rules()});
}

Result<Response> keep_rule(Rooms& rooms, const Request& request) {
  TRY(const auto record, request.read<directory::CorridorRecord>());
  TRY(const auto kept, rooms.reference.keep_corridor(change_of(request), record));
  return kept_response(kept, 200);
}

/// A row for a route that answers at once.
Route simple(Method method, std::string_view path, Rooms& rooms, Result<Response> (*answer)(Rooms&, const Request&),
             std::string_view summary) {
  return {.method = method, .path = path, .auth = Auth::SignedIn,
          .answer = [&rooms, answer](const Request& request) { return answer(rooms, request); }, .summary = summary};
}

}  // namespace

Result<directory::PartyQuery> party_query(const Request& request) { return query_of(request); }

std::vector<Route> directory_routes(Rooms& rooms) {
  return {
      simple(Method::Get, "/api/directory/parties", rooms, find, "Organisations").with_reply<Listed<directory::PartyView>>(),
      simple(Method::Get, "/api/directory/parties/{id}", rooms, party, "One organisation").with_reply<directory::PartyView>(),
      simple(Method::Post, "/api/directory/parties", rooms,
             [](Rooms& r, const Request& request) { return keep_party(r, request, std::nullopt); }, "Add an organisation")
          .with_body<directory::PartyRecord>().with_reply<KeptView>().guarded(),
      simple(Method::Put, "/api/directory/parties/{id}", rooms,
             [](Rooms& r, const Request& request) -> Result<Response> {
               TRY(const auto id, request.id<Party>("id"));
               return keep_party(r, request, id);
             }, "Change an organisation")
          .with_body<directory::PartyRecord>().with_reply<KeptView>().guarded(),
      simple(Method::Get, "/api/directory/users", rooms, users, "Users (administrators and auditors)")
          .with_reply<Listed<directory::UserView>>(),
      {.method = Method::Post, .path = "/api/directory/users", .auth = Auth::InPerson,
       .answer = [&rooms](const Request& request) { return keep_user(rooms, request, std::nullopt); }, .lane = Lane::Password,
       .summary = "Add a user", .takes = &json::schema_of<NewUser>(), .gives = &json::schema_of<KeptView>(),
       .headers = kOfCommands},
      {.method = Method::Put, .path = "/api/directory/users/{id}", .auth = Auth::InPerson,
       .answer = [&rooms](const Request& request) -> Result<Response> {
         TRY(const auto id, request.id<User>("id"));
         return keep_user(rooms, request, id);
       },
       .lane = Lane::Password, .summary = "Change a user", .takes = &json::schema_of<NewUser>(), .gives = &json::schema_of<KeptView>(),
       .headers = kOfCommands},
      simple(Method::Get, "/api/directory/corridors", rooms, rules, "Rules of corridors").with_reply<Listed<directory::CorridorView>>(),
      simple(Method::Put, "/api/directory/corridors", rooms, keep_rule, "Set the rule of a corridor")
          .with_body<directory::CorridorRecord>().with_reply<KeptView>().guarded(),
  };
}

}  // namespace hospitium::http
