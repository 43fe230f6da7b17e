#include "http/rooms.hpp"

#include <algorithm>

#include "vault/digest.hpp"

namespace hospitium::http {
namespace {

Response receipt_response(const ledger::Receipt& receipt, int status) {
  ReceiptView view{receipt.dossier, receipt.number, receipt.stage, {}};
  for (const auto& id : receipt.ids) view.ids.push_back(id_text(id));
  return json_response(view, status).with("ETag", receipt.tag);
}

std::string_view collection_of(Kind kind) {
  switch (kind) {
    case Kind::Case: return "cases";
    case Kind::Agreement: return "agreements";
    case Kind::Mission: return "missions";
  }
  return {};
}

}  // namespace

void answer_disclosed(Rooms& rooms, ledger::Disclosure disclosure, Response response, Reply reply) {
  const auto& principal = reply.request().principal();
  auto kept = std::make_shared<std::pair<Reply, Response>>(std::move(reply), std::move(response));
  rooms.ledger.disclose(principal, std::move(disclosure), [kept](std::exception_ptr fault) {
    if (fault) std::move(kept->first).fail(fault);
    else std::move(kept->first).send(std::move(kept->second));
  });
}

void answer_command(Rooms& rooms, ledger::CommandRequest request, Reply reply) {
  const bool opens = !request.dossier;
  const Kind kind = request.kind;
  auto kept = std::make_shared<Reply>(std::move(reply));
  rooms.ledger.execute(std::move(request), [kept, opens, kind](Result<ledger::Receipt> receipt) {
    if (!receipt) return std::move(*kept).refuse(receipt.error());
    auto response = receipt_response(*receipt, opens ? 201 : 200);
    if (opens) response.with("Location", fmt::format("/api/{}/{}", collection_of(kind), receipt->dossier.text()));
    std::move(*kept).send(std::move(response));
  });
}

ledger::CommandRequest command_request(const Request& request, Kind kind, std::string command) {
  ledger::CommandRequest asked;
  asked.principal = request.principal();
  asked.principal.language = request.language;
  asked.kind = kind;
  asked.command = std::move(command);
  asked.idempotency_key = std::string(request.header("Idempotency-Key"));
  asked.if_match = std::string(request.header("If-Match"));
  return asked;
}

namespace {

/// What a key is bound to: what was asked, as it came.
std::string asked_of(const Request& request) { return fmt::format("{} {}\n{}", method_name(request.method), request.path, request.body); }

}  // namespace

directory::Change change_of(const Request& request) {
  return {request.principal(), std::string(request.header("If-Match")), std::string(request.header("Idempotency-Key")), asked_of(request)};
}

std::optional<ledger::CommandKey> key_of(const Request& request) {
  const auto key = request.header("Idempotency-Key");
  if (key.empty()) return std::nullopt;
  return ledger::key_of(request.principal().user, key, vault::digest(asked_of(request)));
}

std::string command_of_path(std::string_view segment) {
  std::string command(segment);
  std::ranges::replace(command, '-', '_');
  return command;
}

Result<std::string> search_query(const Request& request) {
  constexpr std::size_t kMost_bytes = 400;
  auto words = request.query("q").value_or("");
  if (words.size() > kMost_bytes) return refuse(Code::TooLong, "?q");
  return words;
}

Result<std::optional<Place>> place_query(const Request& request, std::string_view name) {
  const auto text = request.query(name);
  if (!text || text->empty()) return std::optional<Place>();
  if (!well_formed_place(*text)) return refuse(Code::UnknownPlace, "?" + std::string(name));
  return std::optional(Place{*text});
}

}  // namespace hospitium::http
