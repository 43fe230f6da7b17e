// verify, doctor, erase, export: commands on a node that is open, here or in the serving process.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "domain/case/state.hpp"
#include "main/command_line.hpp"
#include "main/verify_node.hpp"

namespace hospitium {
namespace {

Exit verify_node(Node& node, std::string& out) {
  ledger::sign_checkpoint(node.database(), node.vault(), node.environment().now());
  const auto report = verify(node);
  out += fmt::format("{} dossiers, {} events, {} erased, {} signed checkpoints, {} versions of reference records\n", report.dossiers,
                     report.events, report.erased, report.checkpoints, report.references);
  for (const auto& finding : report.findings) out += fmt::format("{}\t{}\tversion {}\n", finding.what, finding.dossier, finding.version);
  out += report.findings.empty() ? "Nothing was found amiss.\n" : fmt::format("{} findings.\n", report.findings.size());
  return report.findings.empty() ? Exit::Done : Exit::Findings;
}

std::string database_of(Node& node) {
  std::string version;
  const bool postgresql = node.database().dialect() == db::Dialect::Postgresql;
  node.database().read([&](db::Reader& reader) {
    version = reader.query(postgresql ? "SELECT version()" : "SELECT 'SQLite ' || sqlite_version()").front().text(0);
  });
  return version;
}

/// How far snapshots were brought to today's shape.
std::string snapshots_of(Node& node) {
  const auto progress = node.refolding().read();
  auto text = fmt::format("Snapshots: {} dossiers looked at since the last change of shape, {} folded anew, {}\n", progress.looked, progress.refolded,
                          progress.finished ? "none left" : "a running server goes on");
  if (progress.altered > 0) text += fmt::format("Mend: {} dossiers could not be folded; run `hospitium verify`.\n", progress.altered);
  return text;
}

Exit examine(Node& node, std::string& out) {
  out += fmt::format("Hospitium {}\nData folder: {}\nDatabase: {}\nUsers: {}\nOrganisations: {}\nErased dossiers on the list: {}\nJobs given up: {}\n", HOSPITIUM_VERSION,
                     node.folder().path(), database_of(node), node.directory().users().size(), node.directory().find_parties({}).size(),
                     node.vault().erasures().size(), node.jobs().given_up());
  out += snapshots_of(node);
  if (node.jobs().given_up() > 0) out += "Mend: an administrator's start page lists why (GET /api/refused); a restart tries them again.\n";
  if (node.directory().users().empty()) out += "Mend: there is no user yet; add one with `hospitium user add`.\n";
  return Exit::Done;
}

Exit erase(Node& node, const std::string& dossier, std::string& out) {
  const auto id = Id<Dossier>::parse(dossier);
  if (!id) {
    out += "--dossier takes the id of a dossier.\n";
    return Exit::Usage;
  }
  const auto erased = node.ledger().erase(access::system_principal(), *id);
  if (!erased) out += fmt::format("Refused: {}\n", row(erased.error().code).name);
  return erased ? Exit::Done : Exit::Failed;
}

/// The cases in which a user takes part, a JSON line each: number, stage, state as far as a coordinator may export it.
Exit write_cases(Node& node, const std::string& email, std::string& out) {
  const auto user = node.directory().user_by_email(email);
  const auto principal = user ? node.sessions().principal_of(*user) : std::nullopt;
  if (!principal) {
    out += "No active user has this e-mail address.\n";
    return Exit::Failed;
  }
  ledger::ListFilter filter;
  filter.limit = 200;
  do {
    const auto page = node.ledger().list(*principal, filter);
    if (!page) break;
    for (const auto& row : page->rows)
      if (const auto opened = node.ledger().open(*principal, Kind::Case, row.id); opened && opened->rights.may(DataClass::Clinical, Action::Export))
        out += opened->dossier->snapshot() + "\n";
    filter.cursor = page->next;
  } while (!filter.cursor.empty());
  return Exit::Done;
}

}  // namespace

NodeWork declare_verify(CLI::App&) { return verify_node; }
NodeWork declare_doctor(CLI::App&) { return examine; }

NodeWork declare_erase(CLI::App& app) {
  auto dossier = std::make_shared<std::string>();
  app.add_option("--dossier", *dossier, "Id of the dossier")->required();
  return [dossier](Node& node, std::string& out) { return erase(node, *dossier, out); };
}

NodeWork declare_export(CLI::App& app) {
  auto email = std::make_shared<std::string>();
  app.add_option("--user", *email, "In whose name and by whose rights")->required();
  return [email](Node& node, std::string& out) { return write_cases(node, *email, out); };
}

}  // namespace hospitium
