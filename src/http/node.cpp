// What anybody may know of this node: its name, languages, and the tables that browsers lack for some of them.
#include <algorithm>

#include "base/locale_tables.hpp"
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

struct NodeView {
  std::string name, version;
  std::vector<std::string> languages;
  bool demo = false;
  std::vector<DemoUser> demo_users;
};
BOOST_DESCRIBE_STRUCT(NodeView, (), (name, version, languages, demo, demo_users))

Result<Response> locale(Rooms& rooms, const Request& request) {
  const auto& language = request.param("language");
  const auto known = rooms.messages.languages();
  if (std::ranges::count(known, language) == 0) return refuse(Code::NotFound);
  auto response = json_response(locale_table(language));
  const auto tag = etag_of(response.body);
  return std::move(response).with("ETag", tag).with("Cache-Control", "public, max-age=3600");
}

}  // namespace

std::vector<Route> node_routes(Rooms& rooms) {
  return {
      {.method = Method::Get, .path = "/api/node", .auth = Auth::Public,
       .answer = [&rooms](const Request&) -> Result<Response> {
         const auto& node = rooms.node;
         return json_response(NodeView{node.name, node.version, rooms.messages.languages(), node.demo, node.demo_users});
       },
       .summary = "What this node is", .gives = &json::schema_of<NodeView>()},
      {.method = Method::Get, .path = "/api/locale/{language}", .auth = Auth::Public,
       .answer = [&rooms](const Request& request) { return locale(rooms, request); },
       .summary = "Months, weekdays, numbers, countries, languages and currencies in one language",
       .gives = &json::schema_of<LocaleTable>()},
  };
}

}  // namespace hospitium::http
