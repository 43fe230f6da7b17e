// Whether somebody else may know the patient already: by passport, or by name and date of birth. Cases that the reader may open are named
// if they show whose they are; of others it is only said that there are some, never whose, how many or how far, and to who has asked it.
#include "domain/case/views.hpp"
#include "http/concepts.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

struct DuplicateView {
  Id<Dossier> id;
  std::string number, stage;
  PartyName owner;
};
BOOST_DESCRIBE_STRUCT(DuplicateView, (), (id, number, stage, owner))

struct DuplicatesView {
  std::vector<DuplicateView> items;
  std::optional<bool> elsewhere;         ///< whether there were others when it was asked; absent until then
  std::optional<Day> asked;              ///< on which day that was
};
BOOST_DESCRIBE_STRUCT(DuplicatesView, (), (items, elsewhere, asked))

/// Of those that were merged the case itself tells.
bool is_merged(const cases::State& state, Id<Dossier> id) {
  return (state.merged_into && state.merged_into->dossier == id) || std::ranges::count(state.merged, id, &cases::MergePart::dossier) > 0;
}

Result<DuplicatesView> duplicates_of(Rooms& rooms, const access::Principal& principal, const ledger::Opened& opened, Id<Party> asker, ledger::Elsewhere elsewhere) {
  TRY(const auto alike, rooms.ledger.alike(principal, opened, asker, elsewhere));
  DuplicatesView view{{}, alike.elsewhere, alike.asked};
  for (const auto& id : alike.dossiers) {
    if (is_merged(opened.dossier->as<cases::State>(), id)) continue;
    const auto other = rooms.ledger.open(principal, Kind::Case, id);
    if (other) view.items.push_back({id, other->projection.number, other->stage, party_namer(rooms)(other->projection.owner)});
  }
  return view;
}

/// Who asked too often is in the log as well: an auditor sees who tries.
void answer_exhausted(Rooms& rooms, Id<Dossier> id, const Refusal& refusal, Reply reply) {
  const auto& principal = reply.request().principal();
  auto kept = std::make_shared<Reply>(std::move(reply));
  rooms.ledger.disclose(principal, {"duplicates_refused", {id}, {}}, [kept, refusal](std::exception_ptr fault) {
    if (fault) std::move(*kept).fail(fault);
    else std::move(*kept).refuse(refusal);
  });
}

/// For who coordinates the case.
void answer(Rooms& rooms, const Request& request, Reply reply, ledger::Elsewhere elsewhere) {
  const auto id = request.id<Dossier>("id");
  if (!id) return std::move(reply).refuse(id.error());
  const auto opened = rooms.ledger.open(request.principal(), Kind::Case, *id);
  if (!opened) return std::move(reply).refuse(opened.error());
  const auto asker = opened->rights.actor_for(DataClass::Tasks, Action::Update, {}, request.principal().user);
  if (!asker) return std::move(reply).refuse({Code::NotFound, {}, {}, {}});
  const auto view = duplicates_of(rooms, request.principal(), *opened, asker->party, elsewhere);
  if (!view) return answer_exhausted(rooms, *id, view.error(), std::move(reply));
  std::vector<Id<Dossier>> shown{*id};
  for (const auto& item : view->items) shown.push_back(item.id);
  answer_disclosed(rooms, {elsewhere == ledger::Elsewhere::Asked ? "duplicates_asked" : "duplicates", std::move(shown), {DataClass::Identity}}, json_response(*view), std::move(reply));
}

}  // namespace

std::vector<Route> case_duplicates_routes(Rooms& rooms) {
  const auto route = [&](Method method, ledger::Elsewhere elsewhere, std::string_view summary) {
    return Route{.method = method, .path = "/api/cases/{id}/duplicates", .auth = Auth::SignedIn,
                 .later = [&rooms, elsewhere](const Request& request, Reply reply) { answer(rooms, request, std::move(reply), elsewhere); },
                 .summary = summary, .gives = &json::schema_of<DuplicatesView>()};
  };
  return {route(Method::Get, ledger::Elsewhere::Remembered, "Other cases of one's own that may be about the same person; of others what was answered before, and when"),
          route(Method::Post, ledger::Elsewhere::Asked, "Ask whether others know the person; so many questions a day, each answered once a day and remembered per case")};
}

}  // namespace hospitium::http
