// Patient summaries: importing one as a case, adding one to a case, reading it, and getting the original back byte for byte.
#include "domain/case/commands.hpp"
#include "http/concepts.hpp"
#include "http/download.hpp"
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

Id<Record> new_record(Rooms& rooms) {
  return {make_id_bytes(rooms.environment.now().us, rooms.environment.random())};
}

ImportReply reply_of(const fhir::Summary& summary) { return {{}, summary.entries, summary.used, summary.issues}; }

/// Answers an import whose command has been sent: the id of `what` was made before, the receipt brings the dossier's.
void answer_import(Rooms& rooms, ledger::CommandRequest asked, ImportReply view, bool case_id, Reply reply) {
  auto kept = std::make_shared<std::pair<Reply, ImportReply>>(std::move(reply), std::move(view));
  rooms.ledger.execute(std::move(asked), [kept, case_id](Result<ledger::Receipt> receipt) {
    auto& [answer, imported] = *kept;
    if (!receipt) return std::move(answer).refuse(receipt.error());
    const auto dossier = receipt->dossier.text();
    if (case_id) imported.id = dossier;
    const auto location = "/api/cases/" + dossier + (case_id ? "" : "/records/" + imported.id);
    std::move(answer).send(json_response(imported, 201).with("Location", location).with("ETag", receipt->tag));
  });
}

/// What a summary alone says of a new case; the coordinator completes the rest. A home that the summary does not name is "ZZ",
/// the user-assigned code of ISO 3166-1 for a place unknown; ?origin= and ?destination= say better.
Result<cases::OpenCase> opening_of(Rooms& rooms, const Request& request, const records::Intake& intake) {
  cases::OpenCase open;
  open.patient = records::patient_of(intake.summary);
  TRY(const auto specialty, word_query<Specialty>(request, "specialty"));
  open.wish.specialty = specialty.value_or(Specialty::Other);
  TRY(const auto origin, place_query(request, "origin"));
  TRY(const auto destination, place_query(request, "destination"));
  const auto own = rooms.directory.label(request.principal().memberships.front().party).place;
  const auto home = records::home_of(intake.summary);
  open.destination = destination.value_or(own);
  const bool abroad = home && !home->contains(open.destination);
  open.origin = origin ? *origin : abroad ? *home : Place{"ZZ"};
  open.source.kind = cases::SourceKind::ForeignClinic;
  open.record = intake.record;
  return open;
}

void import_case(Rooms& rooms, const Request& request, Reply reply) {
  if (request.principal().memberships.empty()) return std::move(reply).refuse({Code::NotFound, {}, {}, {}});
  const auto reservation = rooms.ledger.reserve();
  auto intake = records::take_summary(rooms.blobs, reservation.id, reservation.key, new_record(rooms), request.body);
  if (!intake) return std::move(reply).refuse(intake.error());
  const auto open = opening_of(rooms, request, *intake);
  if (!open) return std::move(reply).refuse(open.error());
  auto asked = command_request(request, Kind::Case, "open_case");
  asked.reservation = reservation;
  asked.body = json::parse(json::write(*open)).value();
  asked.body_hash = vault::token_hash(request.body);
  asked.blobs.push_back(std::move(intake->blob));
  answer_import(rooms, std::move(asked), reply_of(intake->summary), true, std::move(reply));
}

void add_record(Rooms& rooms, const Request& request, Reply reply) {
  const auto id = request.id<Dossier>("id");
  if (!id) return std::move(reply).refuse(id.error());
  const auto opened = rooms.ledger.open(request.principal(), Kind::Case, *id);
  if (!opened) return std::move(reply).refuse(opened.error());
  if (!opened->key || !opened->rights.may(DataClass::Files, Action::Create))
    return std::move(reply).refuse({Code::NotFound, {}, {}, {}});
  auto intake = records::take_summary(rooms.blobs, *id, *opened->key, new_record(rooms), request.body);
  if (!intake) return std::move(reply).refuse(intake.error());
  auto asked = command_request(request, Kind::Case, "attach_record");
  asked.dossier = *id;
  asked.body = json::parse(json::write(cases::AttachRecord{intake->record})).value();
  asked.body_hash = vault::token_hash(request.body);
  asked.blobs.push_back(std::move(intake->blob));
  auto view = reply_of(intake->summary);
  view.id = intake->record.id.text();
  answer_import(rooms, std::move(asked), std::move(view), false, std::move(reply));
}

struct Wanted {
  ledger::Opened opened;
  Id<Record> record;
};

Result<Wanted> wanted(Rooms& rooms, const Request& request) {
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto record, request.id<Record>("record"));
  TRY(auto opened, rooms.ledger.open(request.principal(), Kind::Case, id));
  return Wanted{std::move(opened), record};
}

void answer_summary(Rooms& rooms, const Request& request, Reply reply) {
  const auto asked = wanted(rooms, request);
  if (!asked) return std::move(reply).refuse(asked.error());
  const auto summary = records::summary(rooms.database, rooms.blobs, asked->opened, asked->record);
  if (!summary) return std::move(reply).refuse(summary.error());
  answer_disclosed(rooms, {"record", {asked->opened.id}, {DataClass::Clinical}}, json_response(*summary), std::move(reply));
}

void answer_original(Rooms& rooms, const Request& request, Reply reply) {
  const auto asked = wanted(rooms, request);
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
       .body_limit = kImportLimit, .types = kBundleTypes, .summary = "Open a case from a FHIR document Bundle",
       .gives = &json::schema_of<ImportReply>()},
      {.method = Method::Post, .path = "/api/cases/{id}/records", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { add_record(rooms, request, std::move(reply)); },
       .body_limit = kImportLimit, .types = kBundleTypes, .summary = "Add a FHIR document Bundle to a case",
       .gives = &json::schema_of<ImportReply>()},
      {.method = Method::Get, .path = "/api/cases/{id}/records/{record}", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_summary(rooms, request, std::move(reply)); },
       .summary = "A patient summary in readable form", .gives = &json::schema_of<fhir::Summary>()},
      {.method = Method::Get, .path = "/api/cases/{id}/records/{record}/original", .auth = Auth::SignedIn,
       .later = [&rooms](const Request& request, Reply reply) { answer_original(rooms, request, std::move(reply)); },
       .summary = "The original, byte for byte"},
  };
}

}  // namespace hospitium::http
