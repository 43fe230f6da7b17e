// Tables of organisations, licences, services and holidays, checked cell by cell and kept when all is well; what became of them, and templates.
#include "http/import.hpp"

#include "directory/import/cell_words.hpp"
#include "directory/import/ics.hpp"
#include "directory/import/sentence.hpp"
#include "http/concepts.hpp"
#include "http/table_file.hpp"

namespace hospitium::http {
namespace {

using directory::ImportKind;
using directory::ImportReports;

/// `text` is what is wrong, `said` what stands in the cell; `words` what may stand there where that is a list. In the reader's words.
/// `candidates`: the services of which the row may mean one.
struct CellErrorView {
  std::int64_t row = 0;
  std::string column, code, text;
  std::string said;
  std::vector<std::string> words;
  std::vector<directory::Candidate> candidates;
};
BOOST_DESCRIBE_STRUCT(CellErrorView, (), (row, column, code, text, said, words, candidates))

struct ImportColumn {
  std::string heading;                   ///< as it is written in the file
  std::optional<std::string> column;     ///< what it is taken for; absent: not recognised, or left out
};
BOOST_DESCRIBE_STRUCT(ImportColumn, (), (heading, column))

/// What becomes of a row, or would after a dry run; `name` is that of its record, `changes` are in the reader's words.
struct RowView {
  std::int64_t row = 0;
  std::string name;
  directory::RowOutcome outcome{};
  std::vector<directory::CellChange> changes;
};
BOOST_DESCRIBE_STRUCT(RowView, (), (row, name, outcome, changes))

/// Rows.
struct OutcomeCounts {
  std::int64_t added = 0, changed = 0, unchanged = 0, unclear = 0, wrong = 0;
};
BOOST_DESCRIBE_STRUCT(OutcomeCounts, (), (added, changed, unchanged, unclear, wrong))

/// `sample`: the first rows, cell by cell as the columns stand. `outcomes`: in the order of the table, the first rows of each outcome.
struct ImportView {
  std::string id;
  std::int64_t rows = 0, kept = 0;
  OutcomeCounts counts;
  std::vector<RowView> outcomes;
  std::vector<ImportColumn> columns;
  std::vector<std::string> known, required;
  std::vector<std::vector<std::string>> sample;
  std::vector<CellErrorView> errors;
};
BOOST_DESCRIBE_STRUCT(ImportView, (), (id, rows, kept, counts, outcomes, columns, known, required, sample, errors))

struct ImportRunView {
  std::string id;
  Instant at;
  std::string by;
  ImportKind kind{};
  std::string file;
  bool rehearsed = false;
  std::int64_t rows = 0, kept = 0;
};
BOOST_DESCRIBE_STRUCT(ImportRunView, (), (id, at, by, kind, file, rehearsed, rows, kept))

struct ImportRunList {
  std::vector<ImportRunView> items;
};
BOOST_DESCRIBE_STRUCT(ImportRunList, (), (items))

struct Desk {
  explicit Desk(Rooms& all) : rooms(all), reports(all.database, all.environment), program(table_program()) {}
  Rooms& rooms;
  ImportReports reports;
  records::ConfinedProgram program;
};

constexpr std::size_t kSampleRows = 5, kMostOfOutcome = 200, kMostSaid_bytes = 200;

std::vector<std::string> texts_of(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

/// "name,,place": a column each, left out where nothing stands. Absent: by their headings.
std::optional<std::vector<std::string>> chosen_columns(const Request& request) {
  const auto text = request.query("columns");
  if (!text) return std::nullopt;
  std::vector<std::string> columns{""};
  for (const char c : *text)
    if (c == ',') columns.emplace_back();
    else columns.back() += c;
  return columns;
}

/// "" for what is wrong with a whole column, and for a text that nobody would recognise by reading all of it again.
std::string cell_of(const directory::Table& table, const directory::CellError& error) {
  const auto column = std::ranges::find(table.columns, error.column);
  if (error.row <= table.headed_at || column == table.columns.end()) return {};
  const auto& row = table.rows.at(static_cast<std::size_t>(error.row - table.headed_at - 1));
  const auto at = static_cast<std::size_t>(column - table.columns.begin());
  return at < row.size() && row[at].size() <= kMostSaid_bytes ? row[at] : std::string();
}

CellErrorView error_view(const Messages& messages, std::string_view language, ImportKind kind, const directory::Table& table, const directory::CellError& error) {
  CellErrorView view{error.row, error.column, std::string(row(error.code).name), directory::sentence_of(messages, kind, language, error), cell_of(table, error), {}, error.candidates};
  if (error.code == Code::UnknownValue) view.words = directory::words_of_column(messages, kind, language, error.column);
  return view;
}

/// Some of each outcome, so that none hides another.
void tell_outcomes(const directory::ImportReport& report, directory::SaidCells said, ImportView& view) {
  using enum directory::RowOutcome;
  const auto of = [&](directory::RowOutcome outcome) { return std::ranges::count(report.imported, outcome, &directory::ImportedRow::outcome); };
  view.counts = {of(Added), of(Changed), of(Unchanged), of(Unclear), of(Wrong)};
  std::map<directory::RowOutcome, std::size_t> told;
  for (const auto& one : report.imported) {
    if (++told[one.outcome] > kMostOfOutcome) continue;
    view.outcomes.push_back({one.row, one.name, one.outcome, {}});
    for (const auto& [column, before, after] : one.changes) view.outcomes.back().changes.push_back({column, said(column, before), said(column, after)});
  }
}

ImportView view_of(const Messages& messages, std::string_view language, ImportKind kind, const directory::Table& table, const directory::ImportReport& report) {
  ImportView view;
  view.rows = report.rows;
  view.kept = report.kept;
  tell_outcomes(report, {messages, kind, std::string(language)}, view);
  view.known = texts_of(directory::known_columns(kind));
  view.required = texts_of(directory::required_columns(kind));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const bool known = directory::known_column(kind, table.columns[i]);
    view.columns.push_back({table.headings[i], known ? std::optional(table.columns[i]) : std::nullopt});
  }
  for (std::size_t i = 0; i < table.rows.size() && view.sample.size() < kSampleRows; ++i)
    if (!table.rows[i].empty()) view.sample.push_back(table.rows[i]);
  for (const auto& error : report.errors) view.errors.push_back(error_view(messages, language, kind, table, error));
  return view;
}

Result<Response> import_table(Desk& desk, const Request& request) {
  TRY(const auto kind, word_query<ImportKind>(request, "kind"));
  if (!kind) return refuse(Code::Required, "?kind");
  const directory::Change change{request.principal(), {}};
  AskedImport asked{*kind, request.query("dry_run").value_or("false") == "true" ? directory::Rehearse::Yes : directory::Rehearse::No,
                    request.query("file").value_or(""), request.query("place").value_or(""), request.query("source").value_or(""), chosen_columns(request),
                    request.query("records").value_or("")};
  if (asked.file.size() > 400) return refuse(Code::TooLong, "?file");
  const ImportTools tools{desk.rooms.reference, desk.rooms.directory, desk.reports, desk.rooms.messages, desk.program};
  TRY(const auto done, bring_in(tools, change, asked, request.body));
  auto view = view_of(desk.rooms.messages, request.language, *kind, done.table, done.report);
  view.id = id_text(done.id);
  return json_response(view);
}

Result<Response> runs(Desk& desk, const Request& request) {
  TRY(const auto found, desk.reports.list(request.principal()));
  ImportRunList list;
  for (const auto& run : found)
    list.items.push_back({id_text(run.id), run.at, desk.rooms.directory.user_name(run.by), run.kind, run.file, run.rehearsed == directory::Rehearse::Yes,
                          run.report.rows, run.report.kept});
  return json_response(list);
}

/// What is wrong with a row, cell by cell, or what becomes of it, value by value: in the order of the table.
std::vector<std::vector<paper::Cell>> result_rows(const Messages& messages, const std::string& language, const directory::ImportRun& run) {
  const auto heading = [&](const std::string& column) { return directory::heading_of(messages, run.kind, language, column); };
  directory::SaidCells said(messages, run.kind, language);
  std::vector<std::vector<paper::Cell>> rows;
  auto error = run.report.errors.begin();
  std::map<std::int64_t, std::string> names;
  for (const auto& one : run.report.imported) names[one.row] = one.name;
  const auto tell_errors = [&](std::int64_t until) {
    for (; error != run.report.errors.end() && error->row <= until; ++error)
      rows.push_back({error->row > 0 ? paper::Cell(static_cast<double>(error->row)) : paper::Cell(), names[error->row], heading(error->column), paper::Cell(), paper::Cell(),
                      directory::sentence_of(messages, run.kind, language, *error), std::string(row(error->code).name), paper::Cell()});
  };
  for (const auto& one : run.report.imported) {
    tell_errors(one.row);
    if (one.outcome == directory::RowOutcome::Wrong || one.outcome == directory::RowOutcome::Unclear) continue;
    const auto id = one.id == IdBytes{} ? paper::Cell() : paper::Cell(id_text(one.id));  // a calendar goes by its place
    const auto outcome = messages.format(language, fmt::format("import.{}", name_of(one.outcome)));
    const auto line = [&](paper::Cell column, paper::Cell before, paper::Cell after) {
      rows.push_back({static_cast<double>(one.row), one.name, std::move(column), std::move(before), std::move(after), outcome, paper::Cell(), id});
    };
    if (one.changes.empty()) line({}, {}, {});
    for (const auto& [column, before, after] : one.changes) line(heading(column), said(column, before), said(column, after));
  }
  tell_errors(std::numeric_limits<std::int64_t>::max());
  return rows;
}

Result<Response> result_file(Desk& desk, const Request& request) {
  TRY(const auto form, file_form(request));
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto run, desk.reports.find(request.principal(), id.bytes));
  const auto& messages = desk.rooms.messages;
  const auto word = [&](std::string_view key) { return messages.format(request.language, key); };
  auto sheet = empty_sheet(desk.rooms, request, word("import.result"));
  sheet.headings = {word("import.row"), word("import.name"), word("import.field"), word("import.before"), word("import.after"), word("import.outcome"), word("import.code"), word("import.id")};
  sheet.rows = result_rows(messages, request.language, run);
  return sheet_response(sheet, form);
}

Result<Response> template_file(Desk& desk, const Request& request) {
  TRY(const auto form, file_form(request));
  TRY(const auto kind, word_query<ImportKind>(request, "kind"));
  if (!kind) return refuse(Code::Required, "?kind");
  if (!access::may_on_node(request.principal(), DataClass::Directory, Action::Create)) return refuse(Code::NotFound);
  auto sheet = empty_sheet(desk.rooms, request, desk.rooms.messages.format(request.language, fmt::format("import.kind.{}", name_of(*kind))));
  for (const auto& column : directory::template_columns(*kind, request.language))
    sheet.headings.push_back(directory::heading_of(desk.rooms.messages, *kind, request.language, column));
  return sheet_response(sheet, form);
}

}  // namespace

records::ConfinedProgram table_program() {
  constexpr std::size_t kMostTable_bytes = 17 << 20;      // the program itself stops at 16 MiB
  return records::ConfinedProgram::installed({.wall_ms = 30'000, .most_output = kMostTable_bytes});
}

Result<directory::Table> read_table(const records::ConfinedProgram& program, std::string bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return refuse(Code::UnsupportedMedia);  // Excel of before 2007, or a workbook with a password
  if (!bytes.starts_with("PK\x03\x04")) return directory::read_csv(bytes);
  const auto said = program.run({"table"}, records::pieces_of(std::move(bytes)));
  if (said) return directory::read_csv(*said);
  return refuse(said.error().code == Code::ImageTooLarge ? Code::TooLarge : said.error().code);
}

Result<DoneImport> bring_in(const ImportTools& tools, const directory::Change& change, const AskedImport& asked, std::string bytes) {
  if (!access::may_on_node(change.principal, DataClass::Directory, Action::Create)) return refuse(Code::NotFound);
  auto read = directory::looks_like_ics(bytes) ? directory::read_ics(bytes, asked.place, asked.source) : read_table(tools.program, std::move(bytes));
  TRY(auto table, std::move(read));
  TRY_DO(directory::name_columns(tools.messages, asked.kind, table, asked.columns));
  directory::name_cells(tools.messages, asked.kind, table);
  auto answered = table;                 // the reader sees the columns that were sent
  TRY_DO(directory::choose_records(asked.kind, answered, asked.records));
  TRY(auto report, directory::import_table(tools.reference, tools.directory, change, asked.kind, answered, asked.rehearse));
  directory::suggest_columns(tools.messages, asked.kind, report);
  const auto id = tools.reports.keep(change.principal, asked.kind, asked.file, asked.rehearse, report);
  return DoneImport{id, std::move(table), std::move(report)};
}

std::vector<Route> import_routes(Rooms& rooms) {
  auto desk = std::make_shared<Desk>(rooms);
  const auto get = [&](std::string_view path, Result<Response> (*answer)(Desk&, const Request&), std::string_view summary) {
    return Route{.method = Method::Get, .path = path, .auth = Auth::SignedIn, .answer = [desk, answer](const Request& request) { return answer(*desk, request); },
                 .summary = summary};
  };
  return {{.method = Method::Post, .path = "/api/directory/import", .auth = Auth::SignedIn,
           .answer = [desk](const Request& request) { return import_table(*desk, request); },
           .body_limit = kImportLimit, .types = {kCsvType, kXlsxType, kIcsType}, .lane = Lane::Heavy,
           .summary = "Bring in a table: ?kind=parties, licences, services or holidays, &dry_run=true to check only, &columns=name,,place to say what the columns are, &records=*:same,7:new,9:<id> which service unclear rows mean, &place=VN&source= what a calendar (text/calendar) does not say",
           .gives = &json::schema_of<ImportView>()},
          get("/api/directory/imports", runs, "The latest imports and rehearsals").with_reply<ImportRunList>(),
          get("/api/directory/imports/{id}", result_file, "What became of its rows: ?format=csv or xlsx"),
          get("/api/directory/import/template", template_file, "An empty table to fill in: ?kind=&format=csv or xlsx")};
}

}  // namespace hospitium::http
