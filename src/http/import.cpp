// Tables of organisations, licences and services, checked cell by cell and kept when all is well; what became of them, and templates.
#include "http/import.hpp"

#include "directory/import_reports.hpp"
#include "http/concepts.hpp"
#include "http/table_file.hpp"

namespace hospitium::http {
namespace {

using directory::ImportKind;
using directory::ImportReports;

struct CellErrorView {
  std::int64_t row = 0;
  std::string column, code;
};
BOOST_DESCRIBE_STRUCT(CellErrorView, (), (row, column, code))

struct ImportColumn {
  std::string heading;                   ///< as it is written in the file
  std::optional<std::string> column;     ///< what it is taken for; absent: not recognised, or left out
};
BOOST_DESCRIBE_STRUCT(ImportColumn, (), (heading, column))

/// `sample`: the first rows, cell by cell as the columns stand.
struct ImportView {
  std::string id;
  std::int64_t rows = 0, kept = 0;
  std::vector<ImportColumn> columns;
  std::vector<std::string> known, required;
  std::vector<std::vector<std::string>> sample;
  std::vector<CellErrorView> errors;
};
BOOST_DESCRIBE_STRUCT(ImportView, (), (id, rows, kept, columns, known, required, sample, errors))

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

constexpr std::size_t kSampleRows = 5;

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

ImportView view_of(ImportKind kind, const directory::Table& table, const directory::ImportReport& report) {
  ImportView view;
  view.rows = report.rows;
  view.kept = report.kept;
  view.known = texts_of(directory::known_columns(kind));
  view.required = texts_of(directory::required_columns(kind));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const bool known = directory::known_column(kind, table.columns[i]);
    view.columns.push_back({table.headings[i], known ? std::optional(table.columns[i]) : std::nullopt});
  }
  for (std::size_t i = 0; i < table.rows.size() && view.sample.size() < kSampleRows; ++i)
    if (!table.rows[i].empty()) view.sample.push_back(table.rows[i]);
  for (const auto& error : report.errors) view.errors.push_back({error.row, error.column, std::string(row(error.code).name)});
  return view;
}

Result<Response> import_table(Desk& desk, const Request& request) {
  TRY(const auto kind, word_query<ImportKind>(request, "kind"));
  if (!kind) return refuse(Code::Required, "?kind");
  const auto rehearse = request.query("dry_run").value_or("false") == "true" ? directory::Rehearse::Yes : directory::Rehearse::No;
  const directory::Change change{request.principal(), {}};
  if (!access::may_on_node(change.principal, DataClass::Directory, Action::Create)) return refuse(Code::NotFound);
  const auto file = request.query("file").value_or("");
  if (file.size() > 400) return refuse(Code::TooLong, "?file");
  TRY(auto table, read_table(desk.program, request.body));
  TRY_DO(directory::name_columns(desk.rooms.messages, *kind, table, chosen_columns(request)));
  TRY(const auto report, directory::import_table(desk.rooms.reference, desk.rooms.directory, change, *kind, table, rehearse));
  auto view = view_of(*kind, table, report);
  view.id = id_text(desk.reports.keep(change.principal, *kind, file, rehearse, report));
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

/// A row for each wrong cell, or for each record that was made or changed.
Result<Response> result_file(Desk& desk, const Request& request) {
  TRY(const auto form, file_form(request));
  TRY(const auto id, request.id<Dossier>("id"));
  TRY(const auto run, desk.reports.find(request.principal(), id.bytes));
  const auto& messages = desk.rooms.messages;
  const auto word = [&](std::string_view key) { return messages.format(request.language, key); };
  auto sheet = empty_sheet(desk.rooms, request, word("import.result"));
  sheet.headings = {word("import.row"), word("import.field"), word("import.code"), word("import.outcome"), word("import.id")};
  for (const auto& error : run.report.errors)
    sheet.rows.push_back({error.row > 0 ? paper::Cell(static_cast<double>(error.row)) : paper::Cell(), directory::heading_of(messages, run.kind, request.language, error.column),
                          std::string(row(error.code).name), word("errors." + std::string(row(error.code).name)), paper::Cell()});
  for (const auto& one : run.report.imported)
    sheet.rows.push_back({static_cast<double>(one.row), paper::Cell(), paper::Cell(), word(one.fresh ? "import.added" : "import.changed"), id_text(one.id)});
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

std::vector<Route> import_routes(Rooms& rooms) {
  auto desk = std::make_shared<Desk>(rooms);
  const auto get = [&](std::string_view path, Result<Response> (*answer)(Desk&, const Request&), std::string_view summary) {
    return Route{.method = Method::Get, .path = path, .auth = Auth::SignedIn, .answer = [desk, answer](const Request& request) { return answer(*desk, request); },
                 .summary = summary};
  };
  return {{.method = Method::Post, .path = "/api/directory/import", .auth = Auth::SignedIn,
           .answer = [desk](const Request& request) { return import_table(*desk, request); },
           .body_limit = kImportLimit, .types = {kCsvType, kXlsxType}, .lane = Lane::Heavy,
           .summary = "Bring in a table: ?kind=parties, licences or services, &dry_run=true to check only, &columns=name,,place to say what the columns are",
           .gives = &json::schema_of<ImportView>()},
          get("/api/directory/imports", runs, "The latest imports and rehearsals").with_reply<ImportRunList>(),
          get("/api/directory/imports/{id}", result_file, "What became of its rows: ?format=csv or xlsx"),
          get("/api/directory/import/template", template_file, "An empty table to fill in: ?kind=&format=csv or xlsx")};
}

}  // namespace hospitium::http
