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

std::optional<Place> place_option(const std::string& code) { return code.empty() ? std::nullopt : std::optional(Place{code}); }

Result<ledger::Receipt> import_file(Node& node, const access::Principal& principal, const records::Beside& beside, const std::string& bundle) {
  const auto reservation = node.ledger().reserve();
  TRY(auto intake, records::take_summary(node.blobs(), reservation.id, reservation.key, bundle));
  ledger::CommandRequest request;
  request.principal = principal;
  request.kind = Kind::Case;
  request.reservation = reservation;
  request.command = cases::OpenCase::kName;
  request.body = json::parse(json::write(records::opening_of(intake, beside))).value();
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
  const auto opener = node.ledger().opener(*principal, Kind::Case, cases::OpenCase::kName);
  if (!opener) {
    out += "This user may open no case.\n";
    return Exit::Failed;
  }
  const auto own = node.directory().label(opener->party).place;
  const records::Beside beside{place_option(options.origin), place_option(options.destination), own, std::nullopt};
  Exit exit = Exit::Done;
  for (const auto& path : options.files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bundle{std::istreambuf_iterator<char>(file), {}};
    const auto receipt = import_file(node, *principal, beside, bundle);
    out += receipt ? fmt::format("{}\t{}\n", path, receipt->number) : fmt::format("{}\trefused: {} {}\n", path, row(receipt.error().code).name, receipt.error().field);
    if (!receipt) exit = Exit::Failed;
  }
  return exit;
}

}  // namespace

NodeWork declare_import(CLI::App& app) {
  auto options = std::make_shared<ImportOptions>();
  app.add_option("--user", options->email, "Coordinator in whose name the cases are opened")->required();
  app.add_option("--origin", options->origin, "Where the patients live (ISO 3166); else as each summary says");
  app.add_option("--destination", options->destination, "Where they want to be treated (ISO 3166); else the place of the user's organisation");
  app.add_option("files", options->files, "FHIR document Bundles (JSON)")->required()->check(CLI::ExistingFile);
  return [options](Node& node, std::string& out) { return import_files(node, *options, out); };
}

}  // namespace hospitium
