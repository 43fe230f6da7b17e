// Patient summaries: importing one as a case, adding one to a case, reading it, and getting the original back byte for byte.
#include "domain/case/commands.hpp"
#include "http/concepts.hpp"
#include "http/download.hpp"
#include "http/open_case.hpp"
#include "records/intake.hpp"
#include "records/reading.hpp"
#include "vault/password.hpp"

namespace hospitium::http {
namespace {

struct ImportReply {
  std::string id;
  std::int64_t entries = 0, used = 0;
  std::vector<fhir::Issue> issues;
};
BOOST_DESCRIBE_STRUCT(ImportReply, (), (id, entries, used, issues))

ImportReply reply_of(const fhir::Summary& summary) { return {{}, summary.entries, summary.used, summary.issues}; }

/// What an import makes, and the reply names.
enum class Made { Case, Record };

/// Answers with what the receipt says was made, so that a repeat is answered with the same.
void answer_import(Rooms& rooms, ledger::CommandRequest asked, ImportReply view, Made made, Reply reply) {
  auto kept = std::make_shared<std::pair<Reply, ImportReply>>(std::move(reply), std::move(view));
  rooms.ledger.execute(std::move(asked), [kept, made](Result<ledger::Receipt> receipt) {
    auto& [answer, imported] = *kept;
    if (!receipt) return std::move(answer).refuse(receipt.error());
    auto location = "/api/cases/" + receipt->dossier.text();
    imported.id = made == Made::Case ? receipt->dossier.text() : id_text(receipt->ids.at(0));
    if (made == Made::Record) location += "/records/" + imported.id;
    std::move(answer).send(json_response(imported, 201).with("Location", location).with("ETag", receipt->tag));
  });
}

/// ?origin=, ?destination= and ?specialty= say more than a summary does.
Result<records::Beside> beside_of(Rooms& rooms, const Request& request, const Actor& opener) {
  records::Beside beside;
  TRY(beside.origin, place_query(request, "origin"));
  TRY(beside.destination, place_query(request, "destination"));
  TRY(beside.specialty, word_query<Specialty>(request, "specialty"));
  beside.own = rooms.directory.label(opener.party).place;
  return beside;
}

/// What an Idempotency-Key of an import is bound to: the bundle, and what was said beside it.
std::string hash_of_import(const Request& request) {
  std::string text = vault::token_hash(request.body);
  for (const auto* name : {"origin", "destination", "specialty"}) text.append("\n").append(request.query(name).value_or(""));
  return vault::token_hash(text);
}

/// Rights and parameters come first: nothing is read, sealed or stored for who may open no case.
void import_case(Rooms& rooms, const Request& request, Reply reply) {
  const auto opener = rooms.ledger.opener(request.principal(), Kind::Case, cases::OpenCase::kName);
  if (!opener) return std::move(reply).refuse(opener.error());
  const auto beside = beside_of(rooms, request, *opener);
  if (!beside) return std::move(reply).refuse(beside.error());
  const auto reservation = rooms.ledger.reserve();
  auto intake = records::take_summary(rooms.blobs, reservation.id, reservation.key, request.body);
  if (!intake) return std::move(reply).refuse(intake.error());
  auto asked = command_request(request, Kind::Case, std::string(cases::OpenCase::kName));
  asked.reservation = reservation;
  asked.body = json::parse(json::write(records::opening_of(*intake, *beside))).value();
  asked.body_hash = hash_of_import(request);
  asked.blobs.push_back(std::move(intake->blob));
  answer_import(rooms, std::move(asked), reply_of(intake->summary), Made::Case, std::move(reply));
}

void add_record(Rooms& rooms, const Request& request, Reply reply) {
  const auto opened = case_to_add_to(rooms, request, DataClass::Files);
  if (!opened) return std::move(reply).refuse(opened.error());
  auto intake = records::take_summary(rooms.blobs, opened->id, *opened->key, request.body);
  if (!intake) return std::move(reply).refuse(intake.error());
  auto asked = command_request(request, Kind::Case, "attach_record");
  asked.dossier = opened->id;
  asked.body = json::parse(json::write(cases::AttachRecord{intake->record})).value();
  asked.body_hash = vault::token_hash(request.body);
  asked.blobs.push_back(std::move(intake->blob));
  answer_import(rooms, std::move(asked), reply_of(intake->summary), Made::Record, std::move(reply));
}

void answer_summary(Rooms& rooms, const Request& request, Reply reply) {
  const auto asked = wanted_record(rooms, request);
  if (!asked) return std::move(reply).refuse(asked.error());
  const auto summary = records::summary(rooms.database, rooms.blobs, asked->opened, asked->record);
  if (!summary) return std::move(reply).refuse(summary.error());
  answer_disclosed(rooms, {"record", {asked->opened.id}, records::classes_of_summary(asked->opened, asked->record)}, json_response(*summary), std::move(reply));
}

void answer_original(Rooms& rooms, const Request& request, Reply reply) {
  const auto asked = wanted_record(rooms, request);
  if (!asked) return std::move(reply).refuse(asked.error());
  auto original = records::original(rooms.database, rooms.blobs, asked->opened, asked->record);
  if (!original) return std::move(reply).refuse(original.error());
  const auto data_class = original->data_class;
  auto response = download(request, *std::move(original), "\"" + asked->record.text() + "\"");
  if (!response) return std::move(reply).refuse(response.error());
  answer_disclosed(rooms, {"original", {asked->opened.id}, {data_class, DataClass::Clinical, DataClass::Identity}},
                   *std::move(response), std::move(reply));
}

const std::vector<std::string_view> kBundleTypes{"application/fhir+json", "application/json"};

}  // namespace

std::vector<Route> record_routes(Rooms& rooms) {
  return {
      {.method = Method::Post, .path = "/api/cases/import", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { import_case(rooms, request, std::move(reply)); },
       .body_limit = kImportLimit, .types = kBundleTypes, .lane = Lane::BySize, .summary = "Open a case from a FHIR document Bundle",
       .gives = &json::schema_of<ImportReply>(), .headers = kOfCommands},
      {.method = Method::Post, .path = "/api/cases/{id}/records", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { add_record(rooms, request, std::move(reply)); },
       .body_limit = kImportLimit, .types = kBundleTypes, .lane = Lane::BySize, .summary = "Add a FHIR document Bundle to a case",
       .gives = &json::schema_of<ImportReply>(), .headers = kOfCommands},
      {.method = Method::Get, .path = "/api/cases/{id}/records/{record}", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_summary(rooms, request, std::move(reply)); },
       .summary = "A patient summary in readable form", .gives = &json::schema_of<fhir::Summary>()},
      {.method = Method::Get, .path = "/api/cases/{id}/records/{record}/original", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_original(rooms, request, std::move(reply)); },
       .summary = "The original, byte for byte"},
  };
}

}  // namespace hospitium::http
