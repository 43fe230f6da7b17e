// One case as its reader may see it.
#include "access/mask.hpp"
#include "domain/case/table.hpp"
#include "domain/case/views.hpp"
#include "http/case_cards.hpp"
#include "http/choices.hpp"
#include "http/concepts.hpp"
#include "http/party_name.hpp"

namespace hospitium::http {
namespace {

cases::DeskView desk_of(Rooms& rooms, const cases::State& state) {
  cases::DeskView desk{{}, {state.keywords.begin(), state.keywords.end()}};
  if (state.assignee) desk.assignee = cases::AssigneeView{*state.assignee, rooms.directory.user_name(*state.assignee)};
  return desk;
}

cases::CaseView masked_view(Rooms& rooms, const ledger::Opened& opened, Id<User> user) {
  const auto& state = opened.dossier->as<cases::State>();
  auto view = cases::view_of(opened.id, state, opened.projection, party_namer(rooms), rooms.environment.now());
  access::mask(view, opened.rights, cases::kCaseViewClasses);
  view.stage = value_of<cases::Stage>(opened.stage).value();  // as this reader may know it: "choice" would tell of a rival's offer
  for (auto& account : view.accounts) account.name = rooms.directory.user_name(account.id);
  view.mentioned_at = opened.mentioned_at;
  if (shows_desk(opened.rights)) view.desk = desk_of(rooms, state);
  view.commands = choices_shown(rooms, opened, user, cases::kTable, cases::choices);
  view.may_see_readers = ledger::sees_readers(opened);
  return view;
}

/// The classes that the view really shows; the access log names them.
std::vector<DataClass> classes_of(const access::Rights& rights) {
  std::vector<DataClass> classes;
  for (const auto& entry : entries_of<DataClass>())
    if (rights.reads(entry.value) && std::ranges::count(cases::kCaseViewClasses, entry.value, &FieldClass::data_class)) classes.push_back(entry.value);
  return classes;
}

void answer_case(Rooms& rooms, const Request& request, Reply reply) {
  const auto id = request.id<Dossier>("id");
  if (!id) return std::move(reply).refuse(id.error());
  const auto opened = rooms.ledger.open(request.principal(), Kind::Case, *id);
  if (!opened) return std::move(reply).refuse(opened.error());
  auto response = json_response(masked_view(rooms, *opened, request.principal().user));
  response.with("ETag", rooms.ledger.tag_of(*opened));
  answer_disclosed(rooms, {"case", {*id}, classes_of(opened->rights)}, std::move(response), std::move(reply));
}

}  // namespace

std::vector<Route> case_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/cases/{id}", .auth = Auth::SignedIn,
           .later = [&rooms](const Request& request, Reply reply) { answer_case(rooms, request, std::move(reply)); },
           .summary = "A case, masked for its reader", .gives = &json::schema_of<cases::CaseView>()}};
}

}  // namespace hospitium::http
