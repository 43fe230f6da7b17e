#include "directory/import_reports.hpp"
#include "directory/rows.hpp"

namespace hospitium::directory {
namespace {

/// As it is stored: codes by their stable names.
struct StoredError {
  std::int64_t row = 0;
  std::string column, code;
  std::optional<std::int64_t> earlier;
  std::optional<std::string> after, meant;
  std::vector<Candidate> candidates;
};
BOOST_DESCRIBE_STRUCT(StoredError, (), (row, column, code, earlier, after, meant, candidates))

struct StoredRow {
  std::int64_t row = 0;
  Id<Dossier> id;                        ///< of whatever kind of record
  bool fresh = false;                    ///< before there was `outcome`: added, else changed
  std::optional<RowOutcome> outcome;
  std::vector<std::string> changed;      ///< before there were `changes`: their columns
  std::vector<CellChange> changes;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(StoredRow, (), (row, id, fresh, outcome, changed, changes, name))

struct StoredReport {
  std::vector<StoredError> errors;
  std::vector<StoredRow> imported;
};
BOOST_DESCRIBE_STRUCT(StoredReport, (), (errors, imported))

Code code_named(std::string_view name) {
  const auto* found = std::ranges::find(kCodes, name, &CodeRow::name);
  return found == kCodes.end() ? Code::Malformed : found->code;
}

StoredError stored_error(const CellError& error) {
  StoredError stored{error.row, error.column, std::string(row(error.code).name), {}, {}, {}, error.candidates};
  if (error.earlier > 0) stored.earlier = error.earlier;
  if (!error.after.empty()) stored.after = error.after;
  if (!error.meant.empty()) stored.meant = error.meant;
  return stored;
}

std::string stored_text(const ImportReport& report) {
  StoredReport stored;
  for (const auto& error : report.errors) stored.errors.push_back(stored_error(error));
  for (const auto& one : report.imported) stored.imported.push_back({one.row, {one.id}, one.outcome == RowOutcome::Added, one.outcome, {}, one.changes, one.name});
  return json::write(stored);
}

void read_report(std::string_view text, ImportReport& report) {
  const auto kept = stored<StoredReport>(text);
  for (const auto& error : kept.errors)
    report.errors.push_back({error.row, error.column, code_named(error.code), error.earlier.value_or(0), error.after.value_or(""), error.meant.value_or(""), error.candidates});
  for (const auto& one : kept.imported) {
    const auto outcome = one.outcome.value_or(one.fresh ? RowOutcome::Added : RowOutcome::Changed);
    report.imported.push_back({one.row, one.id.bytes, outcome, one.changes, one.name.value_or("")});
    for (const auto& column : one.changed) report.imported.back().changes.push_back({column, "", ""});
  }
}

/// Columns: id, at, account, kind, file, rehearsed, counted, kept.
ImportRun run_of(const db::Row& row) {
  ImportRun run{row.id<Dossier>(0).bytes, Instant{row.number(1)}, row.id<User>(2), value_of<ImportKind>(row.text(3)).value(), std::string(row.text(4)),
                row.number(5) != 0 ? Rehearse::Yes : Rehearse::No, {}};
  run.report.rows = row.number(6);
  run.report.kept = row.number(7);
  return run;
}

bool may(const access::Principal& principal) { return access::may_on_node(principal, DataClass::Directory, Action::Create); }

}  // namespace

IdBytes ImportReports::keep(const access::Principal& principal, ImportKind kind, std::string file, Rehearse rehearsed, const ImportReport& report) {
  const Instant now = environment_.now();
  const auto id = make_id_bytes(now.us, environment_.random());
  database_.write([&](db::Writer& writer) {
    writer.execute("INSERT INTO import_report (id, at, account, kind, file, rehearsed, counted, kept, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                   {Id<Dossier>{id}, now, principal.user, name_of(kind), file, rehearsed == Rehearse::Yes ? 1 : 0, report.rows, report.kept, stored_text(report)});
    writer.execute("DELETE FROM import_report WHERE id NOT IN (SELECT id FROM import_report ORDER BY at DESC, id DESC LIMIT ?1)", {kMostReports});
    return db::Verdict::Commit;
  });
  return id;
}

Result<std::vector<ImportRun>> ImportReports::list(const access::Principal& principal) const {
  if (!may(principal)) return refuse(Code::NotFound);
  std::vector<ImportRun> runs;
  database_.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT id, at, account, kind, file, rehearsed, counted, kept FROM import_report ORDER BY at DESC, id DESC")) runs.push_back(run_of(row));
  });
  return runs;
}

Result<ImportRun> ImportReports::find(const access::Principal& principal, const IdBytes& id) const {
  if (!may(principal)) return refuse(Code::NotFound);
  std::optional<ImportRun> run;
  database_.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT id, at, account, kind, file, rehearsed, counted, kept, record FROM import_report WHERE id = ?1", {Id<Dossier>{id}})) {
      run = run_of(row);
      read_report(row.text(8), run->report);
    }
  });
  if (!run) return refuse(Code::NotFound);
  return *std::move(run);
}

}  // namespace hospitium::directory
