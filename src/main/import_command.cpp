#include <fstream>
#include <iterator>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "domain/case/commands.hpp"
#include "main/command_line.hpp"
#include "records/intake.hpp"

namespace hospitium {
namespace {

struct ImportOptions {
  std::string email, origin, destination;
  std::vector<std::string> files;
};

Result<ledger::Receipt> import_file(Node& node, const access::Principal& principal, const ImportOptions& options, const std::string& bundle) {
  const auto reservation = node.ledger().reserve();
  const Id<Record> record{make_id_bytes(node.environment().now().us, node.environment().random())};
  TRY(auto intake, records::take_summary(node.blobs(), reservation.id, reservation.key, record, bundle));
  cases::OpenCase open;
  open.patient = records::patient_of(intake.summary);
  open.wish.specialty = Specialty::Other;
  open.origin = {options.origin};
  open.destination = {options.destination};
  open.source.kind = cases::SourceKind::ForeignClinic;
  open.record = intake.record;
  ledger::CommandRequest request;
  request.principal = principal;
  request.kind = Kind::Case;
  request.reservation = reservation;
  request.command = cases::OpenCase::kName;
  request.body = json::parse(json::write(open)).value();
  request.blobs.push_back(std::move(intake.blob));
  return node.ledger().execute(std::move(request));
}

Exit import_files(Node& node, const ImportOptions& options, std::string& out) {
  const auto user = node.directory().user_by_email(options.email);
  const auto principal = user ? node.sessions().principal_of(*user) : std::nullopt;
  if (!principal) {
    out += "No active user has this e-mail address.\n";
    return Exit::Failed;
  }
  Exit exit = Exit::Done;
  for (const auto& path : options.files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bundle{std::istreambuf_iterator<char>(file), {}};
    const auto receipt = import_file(node, *principal, options, bundle);
    out += receipt ? fmt::format("{}\t{}\n", path, receipt->number) : fmt::format("{}\trefused: {} {}\n", path, row(receipt.error().code).name, receipt.error().field);
    if (!receipt) exit = Exit::Failed;
  }
  return exit;
}

}  // namespace

NodeWork declare_import(CLI::App& app) {
  auto options = std::make_shared<ImportOptions>();
  app.add_option("--user", options->email, "Coordinator in whose name the cases are opened")->required();
  app.add_option("--origin", options->origin, "Where the patients live (ISO 3166)")->required();
  app.add_option("--destination", options->destination, "Where they want to be treated (ISO 3166)")->required();
  app.add_option("files", options->files, "FHIR document Bundles (JSON)")->required()->check(CLI::ExistingFile);
  return [options](Node& node, std::string& out) { return import_files(node, *options, out); };
}

}  // namespace hospitium
