// What an organisation writes once and uses many times: offers and replies; and who its people are.
#include "http/concepts.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

struct KeptTemplate {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(KeptTemplate, (), (id))

/// `parties` are those in whose name the reader may keep templates of the kind.
struct TemplateList {
  std::vector<directory::TemplateView> items;
  std::vector<PartyName> parties;
};
BOOST_DESCRIBE_STRUCT(TemplateList, (), (items, parties))

struct ColleagueView {
  Id<User> id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ColleagueView, (), (id, name))

struct ColleagueList {
  std::vector<ColleagueView> items;
};
BOOST_DESCRIBE_STRUCT(ColleagueList, (), (items))

std::vector<Id<Party>> parties_of(const access::Principal& principal) {
  std::vector<Id<Party>> list;
  for (const auto& membership : principal.memberships)
    if (!std::ranges::count(list, membership.party)) list.push_back(membership.party);
  return list;
}

Result<Response> templates(Rooms& rooms, const Request& request) {
  TRY(const auto kind, word_query<directory::TemplateKind>(request, "kind"));
  if (!kind) return refuse(Code::Required, "?kind");
  auto parties = parties_of(request.principal());
  std::erase_if(parties, [&](Id<Party> party) { return !directory::may_use(request.principal(), party, *kind); });
  TemplateList list{rooms.directory.templates(parties, *kind), {}};
  std::erase_if(list.items, [](const auto& one) { return one.record.state != directory::TemplateState::Kept; });
  for (const auto party : parties) list.parties.push_back(party_name(rooms, party));
  return json_response(list);
}

Result<Response> keep(Rooms& rooms, const Request& request, std::optional<Id<Template>> id) {
  TRY(const auto record, request.read<directory::TemplateRecord>());
  TRY(const auto kept, rooms.reference.keep_template(change_of(request), id, record));
  return json_response(KeptTemplate{id_text(kept.id)}, id ? 200 : 201).with("ETag", kept.tag);
}

/// The organisation for which one writes in a case (?part= in the conversation of a clinic or a party): its people may be mentioned there, and be
/// assigned to what is theirs. Without a case, one's own organisations.
Result<std::vector<Id<Party>>> acting_parties(Rooms& rooms, const Request& request) {
  TRY(const auto id, id_query<Dossier>(request, "case"));
  if (!id) return parties_of(request.principal());
  TRY(const auto part, id_query<Dossier>(request, "part"));
  TRY(const auto opened, rooms.ledger.open(request.principal(), Kind::Case, *id));
  const auto actor = opened.rights.actor_for(DataClass::Messages, Action::Create, part ? access::Part(part->bytes) : std::nullopt, request.principal().user);
  if (!actor) return refuse(Code::NotFound);
  return actor->party.nil() ? std::vector<Id<Party>>() : std::vector{actor->party};
}

/// By name; oneself is not among them.
Result<Response> colleagues(Rooms& rooms, const Request& request) {
  TRY(const auto parties, acting_parties(rooms, request));
  ColleagueList list;
  for (auto& [id, name] : rooms.directory.members(parties))
    if (id != request.principal().user) list.items.push_back({id, std::move(name)});
  return json_response(list);
}

}  // namespace

std::vector<Route> template_routes(Rooms& rooms) {
  return {
      {.method = Method::Get, .path = "/api/templates", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return templates(rooms, request); },
       .summary = "Offers or replies that one's organisation keeps to use again", .gives = &json::schema_of<TemplateList>()},
      {.method = Method::Post, .path = "/api/templates", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return keep(rooms, request, std::nullopt); }, .summary = "Keep a new one",
       .takes = &json::schema_of<directory::TemplateRecord>(), .gives = &json::schema_of<KeptTemplate>()},
      {.method = Method::Put, .path = "/api/templates/{id}", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) -> Result<Response> {
         TRY(const auto id, request.id<Template>("id"));
         return keep(rooms, request, id);
       },
       .summary = "Change one, or withdraw it", .takes = &json::schema_of<directory::TemplateRecord>(), .gives = &json::schema_of<KeptTemplate>()},
      {.method = Method::Get, .path = "/api/colleagues", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return colleagues(rooms, request); },
       .summary = "The people of one's own organisation; with ?case= and ?part=, of the one for which one writes there", .gives = &json::schema_of<ColleagueList>()},
  };
}

}  // namespace hospitium::http
