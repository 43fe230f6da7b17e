// Commands of every kind of dossier come in here: POST /api/<kind>s opens, POST /api/<kind>s/{id}/<command> goes on.
#include <algorithm>

#include "domain/agreement/commands.hpp"
#include "domain/agreement/table.hpp"
#include "domain/case/commands.hpp"
#include "domain/case/table.hpp"
#include "domain/mission/commands.hpp"
#include "domain/mission/table.hpp"
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

std::span<const CommandRow> table_of(Kind kind) {
  switch (kind) {
    case Kind::Case: return cases::kTable;
    case Kind::Agreement: return agreements::kTable;
    case Kind::Mission: return missions::kTable;
  }
  return {};
}

/// Commands that only the system or another route gives: their parts are made by the server, never taken from a body.
bool internal(Kind kind, std::string_view command) {
  const auto* row = find_row(table_of(kind), command);
  constexpr std::string_view kOfOtherRoutes[] = {"attach_record", "confirm_summary", "add_translation", "make_link", "admit_patient"};
  return std::ranges::find(kOfOtherRoutes, command) != std::end(kOfOtherRoutes) || (row && row->giver == Giver::System);
}

std::string_view opening_command(Kind kind) {
  switch (kind) {
    case Kind::Case: return "open_case";
    case Kind::Agreement: return "open_agreement";
    case Kind::Mission: return "plan_mission";
  }
  return {};
}

Result<ledger::CommandRequest> opening(const Request& request, Kind kind) {
  auto asked = command_request(request, kind, std::string(opening_command(kind)));
  TRY(asked.body, json::parse(request.body));
  // A record reference names a sealed file; only import, which sealed it, may set one.
  if (const auto* object = asked.body.if_object(); object && object->contains("record")) return refuse(Code::UnknownField, "/record");
  return asked;
}

Result<ledger::CommandRequest> on_dossier(const Request& request, Kind kind, std::string command) {
  auto asked = command_request(request, kind, std::move(command));
  TRY(const auto id, request.id<Dossier>("id"));
  asked.dossier = id;
  TRY(asked.body, json::parse(request.body.empty() ? std::string_view("{}") : std::string_view(request.body)));
  return asked;
}

Result<ledger::CommandRequest> going_on(const Request& request, Kind kind) {
  auto command = command_of_path(request.param("command"));
  if (internal(kind, command) || command == opening_command(kind)) return refuse(Code::NotFound);
  return on_dossier(request, kind, std::move(command));
}

/// An account that is let in decides in the patient's place, so that a token that leaked lets nobody in.
Result<ledger::CommandRequest> admitting(const Request& request, Kind kind) { return on_dossier(request, kind, std::string(cases::AdmitPatient::kName)); }

Later command_handler(Rooms& rooms, Kind kind, Result<ledger::CommandRequest> (*read)(const Request&, Kind)) {
  return [&rooms, kind, read](const Request& request, Reply reply) {
    auto asked = read(request, kind);
    if (!asked) return std::move(reply).refuse(asked.error());
    answer_command(rooms, *std::move(asked), std::move(reply));
  };
}

using Bodies = std::vector<std::pair<std::string, const json::Schema*>>;

void add_commands(std::vector<Route>& routes, Rooms& rooms, std::string_view collection, std::string_view item, Kind kind, Bodies bodies) {
  const auto opens = std::ranges::find(bodies, std::string(opening_command(kind)), &Bodies::value_type::first);
  routes.push_back({.method = Method::Post, .path = collection, .auth = Auth::SignedIn,
                    .later = command_handler(rooms, kind, opening), .summary = "Open a dossier of this kind",
                    .takes = opens == bodies.end() ? nullptr : opens->second, .gives = &json::schema_of<ReceiptView>(), .headers = kOfCommands});
  std::erase_if(bodies, [&](const auto& body) { return internal(kind, body.first) || body.first == opening_command(kind); });
  routes.push_back({.method = Method::Post, .path = item, .auth = Auth::SignedIn,
                    .later = command_handler(rooms, kind, going_on), .summary = "Give it a command of its stage table",
                    .gives = &json::schema_of<ReceiptView>(), .commands = std::move(bodies), .headers = kOfCommands});
}

}  // namespace

std::vector<Route> command_routes(Rooms& rooms) {
  std::vector<Route> routes;
  add_commands(routes, rooms, "/api/cases", "/api/cases/{id}/{command}", Kind::Case, json::held_schemas<cases::Command>());
  add_commands(routes, rooms, "/api/agreements", "/api/agreements/{id}/{command}", Kind::Agreement, json::held_schemas<agreements::Command>());
  add_commands(routes, rooms, "/api/missions", "/api/missions/{id}/{command}", Kind::Mission, json::held_schemas<missions::Command>());
  routes.push_back({.method = Method::Post, .path = "/api/cases/{id}/admit-patient", .auth = Auth::InPerson,
                    .later = command_handler(rooms, Kind::Case, admitting), .summary = "Let an account in on the patient's side",
                    .takes = &json::schema_of<cases::AdmitPatient>(), .gives = &json::schema_of<ReceiptView>(), .headers = kOfCommands});
  return routes;
}

}  // namespace hospitium::http
