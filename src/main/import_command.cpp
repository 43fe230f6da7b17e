// Cases from patient summaries; organisations, licences, prices and holidays from tables. In the name of a user, by that user's rights.
#include <fstream>
#include <iterator>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "directory/import/cell_words.hpp"
#include "directory/import/sentence.hpp"
#include "domain/case/commands.hpp"
#include "http/import.hpp"
#include "main/command_line.hpp"
#include "records/intake.hpp"

namespace hospitium {
namespace {

struct ImportOptions {
  std::string email, origin, destination;
  std::string table, records, place, source, locales;
  bool dry_run = false;
  std::vector<std::string> files;
};

std::optional<Place> place_option(const std::string& code) { return code.empty() ? std::nullopt : std::optional(Place{code}); }

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string refused(const std::string& path, const Refusal& refusal) { return fmt::format("{}\trefused: {} {}\n", on_one_line(path), row(refusal.code).name, refusal.field); }

Result<ledger::Receipt> import_summary(Node& node, const access::Principal& principal, const records::Beside& beside, const std::string& bundle) {
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

Exit import_summaries(Node& node, const access::Principal& principal, const ImportOptions& options, std::string& out) {
  const auto opener = node.ledger().opener(principal, Kind::Case, cases::OpenCase::kName);
  if (!opener) {
    out += "This user may open no case.\n";
    return Exit::Failed;
  }
  const auto own = node.directory().label(opener->party).place;
  const records::Beside beside{place_option(options.origin), place_option(options.destination), own, std::nullopt};
  Exit exit = Exit::Done;
  for (const auto& path : options.files) {
    const auto receipt = import_summary(node, principal, beside, content_of(path));
    out += receipt ? fmt::format("{}\t{}\n", on_one_line(path), receipt->number) : refused(path, receipt.error());
    if (!receipt) exit = Exit::Failed;
  }
  return exit;
}

/// "Possible: Clinic, Resort": what may stand in the cell, where that is a list that somebody can read.
std::string possible(const Messages& messages, const std::string& language, directory::ImportKind kind, const directory::CellError& error) {
  if (error.code != Code::UnknownValue) return {};
  const auto words = directory::words_of_column(messages, kind, language, error.column);
  return words.empty() ? std::string() : '\t' + messages.format(language, "import.may_be", {{"words", fmt::format("{}", fmt::join(words, ", "))}});
}

/// A line for each wrong cell: row, column, code, sentence, and the words or services that may stand there.
void tell(const Messages& messages, const std::string& language, directory::ImportKind kind, const directory::ImportReport& report, std::string& out) {
  for (const auto& error : report.errors) {
    out += fmt::format("row {}\t{}\t{}\t{}{}\n", error.row, directory::heading_of(messages, kind, language, error.column), row(error.code).name,
                       directory::sentence_of(messages, kind, language, error), possible(messages, language, kind, error));
    for (const auto& one : error.candidates) out += fmt::format("row {}\t\t\t{}\t{}\n", error.row, one.id.text(), on_one_line(one.title));
  }
}

/// None: the server's own do.
std::optional<Messages> messages_for(Node& node, const ImportOptions& options) {
  if (!options.locales.empty()) return Messages::load(options.locales);
  return node.messages() ? std::nullopt : std::optional(Messages::load("locales"));
}

Exit import_tables(Node& node, const access::Principal& principal, const ImportOptions& options, std::string& out) {
  const auto loaded = messages_for(node, options);
  const auto& messages = loaded ? *loaded : *node.messages();
  const auto program = http::table_program();
  directory::ImportReports reports(node.database(), node.environment());
  const http::ImportTools tools{node.reference(), node.directory(), reports, messages, program};
  const auto kind = value_of<directory::ImportKind>(options.table).value();
  Exit exit = Exit::Done;
  for (const auto& path : options.files) {
    const http::AskedImport asked{kind, options.dry_run ? directory::Rehearse::Yes : directory::Rehearse::No, path.substr(path.rfind('/') + 1), options.place, options.source, {}, options.records};
    const auto done = http::bring_in(tools, {principal, {}}, asked, content_of(path));
    if (!done) {
      out += refused(path, done.error());
      exit = Exit::Failed;
      continue;
    }
    const auto& report = done->report;
    const auto of = [&](directory::RowOutcome outcome) { return std::ranges::count(report.imported, outcome, &directory::ImportedRow::outcome); };
    out += fmt::format("{}\t{} rows, {} kept, {} wrong cells, {} new, {} changed, {} unchanged, {} unclear\n", on_one_line(path), report.rows, report.kept, report.errors.size(),
                       of(directory::RowOutcome::Added), of(directory::RowOutcome::Changed), of(directory::RowOutcome::Unchanged), of(directory::RowOutcome::Unclear));
    tell(messages, principal.language, kind, report, out);
    if (!report.errors.empty()) exit = Exit::Failed;
  }
  return exit;
}

Exit import_files(Node& node, const ImportOptions& options, std::string& out) {
  const auto user = node.directory().user_by_email(options.email);
  const auto principal = user ? node.sessions().principal_of(*user) : std::nullopt;
  if (!principal) {
    out += "No active user has this e-mail address.\n";
    return Exit::Failed;
  }
  const auto exit = options.table.empty() ? import_summaries(node, *principal, options, out) : import_tables(node, *principal, options, out);
  if (!options.dry_run) node.database().learn_statistics();
  return exit;
}

std::vector<std::string> table_kinds() {
  std::vector<std::string> names;
  for (const auto& entry : entries_of<directory::ImportKind>()) names.emplace_back(name_of(entry.value));
  return names;
}

}  // namespace

NodeWork declare_import(CLI::App& app) {
  auto options = std::make_shared<ImportOptions>();
  app.add_option("--user", options->email, "In whose name and by whose rights: a coordinator, or who keeps the directory")->required();
  app.add_option("--origin", options->origin, "Where the patients live (ISO 3166); else as each summary says");
  app.add_option("--destination", options->destination, "Where they want to be treated (ISO 3166); else the place of the user's organisation");
  app.add_option("--table", options->table, "Tables of this kind (XLSX, CSV, or a calendar of holidays) instead of summaries")->check(CLI::IsMember(table_kinds()));
  app.add_flag("--dry-run", options->dry_run, "Check the tables and keep nothing");
  app.add_option("--records", options->records, "Which services of the catalogue unclear rows of a price list mean: *:same, 7:new, 9:IDENTIFIER, separated by commas");
  app.add_option("--place", options->place, "Whose holidays a calendar has (ISO 3166)");
  app.add_option("--source", options->source, "By whose word a calendar has them");
  app.add_option("--locales", options->locales, "Folder of the messages, whose words tables may be written in (default: the server's, or locales)")
      ->envname("HOSPITIUM_LOCALES")->type_name(kPath);
  app.add_option("files", options->files, "FHIR document Bundles (JSON), or tables")->required()->type_name(kPath)->check(CLI::ExistingFile);
  return [options](Node& node, std::string& out) { return import_files(node, *options, out); };
}

}  // namespace hospitium
