// One case as its reader may see it.
#include <algorithm>

#include "access/mask.hpp"
#include "directory/catalogue.hpp"
#include "domain/case/table.hpp"
#include "domain/case/views.hpp"
#include "domain/catalogue/gate.hpp"
#include "http/case_cards.hpp"
#include "http/choices.hpp"
#include "http/concepts.hpp"
#include "http/party_name.hpp"
#include "http/seen_case.hpp"

namespace hospitium::http {
namespace {

cases::DeskView desk_of(Rooms& rooms, const cases::State& state) {
  cases::DeskView desk{{}, {state.keywords.begin(), state.keywords.end()}};
  if (state.assignee) desk.assignee = cases::AssigneeView{*state.assignee, rooms.directory.user_name(*state.assignee)};
  return desk;
}

/// Where what was written down of the visa is not what the rules in force say.
std::optional<cases::VisaRemark> visa_remark(Rooms& rooms, const cases::State& state) {
  if (!state.visa) return std::nullopt;
  std::vector<catalogue::GateRecord> gates;
  for (auto& [id, gate, tag] : rooms.directory.catalogue().gates()) gates.push_back(std::move(gate));
  const bool without = state.visa->kind == cases::VisaKind::NotNeeded;
  const auto today = day_of(rooms.environment.now());
  const auto rule = catalogue::visa_rule(gates, {state.origin, state.destination, state.patient.nationality, state.wish.specialty, {}, today});
  if (!rule || (rule->effect == catalogue::GateEffect::VisaFree) == without) return std::nullopt;
  return cases::VisaRemark{without ? cases::VisaRule::Needed : cases::VisaRule::Free, rule->rule, rule->source};
}

/// The title is there for whom it is not masked.
std::string words_of(const cases::CaseView& view, const cases::AssignmentView& assignment) {
  const auto record = std::ranges::find(view.records, assignment.record, &cases::RecordView::id);
  const auto title = record == view.records.end() || record->title.empty() ? std::string() : record->title + " · ";
  return fmt::format("{}{} · {}", title, assignment.language, assignment.party.name);
}

/// Which of several parts each command is about, in words that the reader sees in the view as well.
void label(cases::CaseView& view) {
  for (auto& choice : view.commands) {
    const auto referral = choice.referral ? std::ranges::find(view.referrals, *choice.referral, &cases::ReferralView::id) : view.referrals.end();
    const auto assignment = choice.assignment ? std::ranges::find(view.assignments, *choice.assignment, &cases::AssignmentView::id) : view.assignments.end();
    if (referral != view.referrals.end()) choice.label = referral->clinic.name;
    if (assignment != view.assignments.end()) choice.label = words_of(view, *assignment);
  }
}

void add_hours(Rooms& rooms, cases::CaseView& view) {
  for (auto& call : view.calls)
    if (const auto clinic = rooms.directory.party(call.clinic.id)) call.hours = clinic->record.hours;
}

cases::CaseView masked_view(Rooms& rooms, const ledger::Opened& opened, Id<User> user) {
  const auto& state = opened.dossier->as<cases::State>();
  const auto now = rooms.environment.now();
  auto view = cases::view_of(opened.id, state, opened.projection, party_namer(rooms), now);
  if (opened.rights.reads(DataClass::Travel)) view.visa_remark = visa_remark(rooms, state);
  access::mask(view, opened.rights, cases::kCaseViewClasses);
  measure(rooms, state, view.tasks, now);
  add_hours(rooms, view);
  view.stage = value_of<cases::Stage>(opened.stage).value();  // as this reader may know it: "choice" would tell of a rival's offer
  for (auto& account : view.accounts) account.name = rooms.directory.user_name(account.id);
  view.mentioned_at = opened.mentioned_at;
  if (shows_desk(opened.rights)) view.desk = desk_of(rooms, state);
  view.commands = choices_shown(rooms, opened, user, cases::kTable, cases::choices);
  label(view);
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
