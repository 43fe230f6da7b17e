// Named views of lists: one's own, and those of one's organisation.
#include <algorithm>

#include "directory/desk.hpp"
#include "http/concepts.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

struct SavedViewItem {
  std::string id, name, query;
  std::optional<PartyName> team;         ///< absent: one's own
};
BOOST_DESCRIBE_STRUCT(SavedViewItem, (), (id, name, query, team))

struct SavedViewList {
  std::vector<SavedViewItem> items;
};
BOOST_DESCRIBE_STRUCT(SavedViewList, (), (items))

/// `query` is the search part of the list's address; absent where nothing is filtered.
struct NewSavedView {
  Text<60> name;
  std::optional<Text<1000>> query;
  std::optional<Id<Party>> team;
};
BOOST_DESCRIBE_STRUCT(NewSavedView, (), (name, query, team))

struct KeptSavedView {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(KeptSavedView, (), (id))

Result<Response> views(Rooms& rooms, directory::Desk& desk, const Request& request) {
  SavedViewList list;
  for (const auto& view : desk.views(request.principal())) {
    SavedViewItem item{id_text(view.id), view.name, view.query, {}};
    if (view.holder != request.principal().user.bytes) item.team = party_name(rooms, {view.holder});
    list.items.push_back(std::move(item));
  }
  return json_response(list);
}

/// Words that were searched for may be a person's name: they stay in the address and are not kept.
bool holds_words(std::string_view query) { return query.starts_with("q=") || query.find("&q=") != std::string_view::npos; }

Result<Response> keep_view(directory::Desk& desk, const Request& request) {
  TRY(const auto asked, request.read<NewSavedView>());
  const auto& principal = request.principal();
  const auto query = std::string(asked.query.value_or(Text<1000>()));
  if (holds_words(query)) return refuse(Code::UnknownField, "/query");
  if (asked.team) {
    const auto membership = std::ranges::find(principal.memberships, *asked.team, &access::Membership::party);
    if (membership == principal.memberships.end()) return refuse(Code::NotFound);
    if (membership->party_state != PartyState::Active) return refuse(Code::PartySuspended);
  }
  TRY(const auto id, desk.keep_view(asked.team ? asked.team->bytes : principal.user.bytes, std::string(asked.name), query, key_of(request)));
  return json_response(KeptSavedView{id_text(id)}, 201);
}

Result<Response> drop_view(directory::Desk& desk, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY_DO(desk.drop_view(request.principal(), id.bytes));
  return no_content();
}

}  // namespace

std::vector<Route> saved_view_routes(Rooms& rooms) {
  auto desk = std::make_shared<directory::Desk>(rooms.database, rooms.environment);
  return {
      {.method = Method::Get, .path = "/api/views", .auth = Auth::SignedIn,
       .answer = [&rooms, desk](const Request& request) { return views(rooms, *desk, request); },
       .summary = "Named views of lists, one's own and one's organisation's", .gives = &json::schema_of<SavedViewList>()},
      {.method = Method::Post, .path = "/api/views", .auth = Auth::SignedIn,
       .answer = [desk](const Request& request) { return keep_view(*desk, request); },
       .summary = "Keep a view", .takes = &json::schema_of<NewSavedView>(), .gives = &json::schema_of<KeptSavedView>()},
      {.method = Method::Delete, .path = "/api/views/{id}", .auth = Auth::SignedIn,
       .answer = [desk](const Request& request) { return drop_view(*desk, request); }, .summary = "Drop a view"},
  };
}

}  // namespace hospitium::http
