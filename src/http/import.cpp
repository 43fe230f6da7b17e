// Tables of organisations, licences and services, checked cell by cell and kept when all is well.
#include "directory/import.hpp"
#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

struct CellErrorView {
  std::int64_t row = 0;
  std::string column, code;
};
BOOST_DESCRIBE_STRUCT(CellErrorView, (), (row, column, code))

struct ImportView {
  std::int64_t rows = 0, kept = 0;
  std::vector<CellErrorView> errors;
};
BOOST_DESCRIBE_STRUCT(ImportView, (), (rows, kept, errors))

Result<Response> import_table(Rooms& rooms, const Request& request) {
  TRY(const auto kind, word_query<directory::ImportKind>(request, "kind"));
  if (!kind) return refuse(Code::Required, "?kind");
  const auto rehearse = request.query("dry_run").value_or("false") == "true" ? directory::Rehearse::Yes : directory::Rehearse::No;
  const directory::Change change{request.principal(), {}};
  if (!access::may_on_node(change.principal, DataClass::Directory, Action::Create)) return refuse(Code::NotFound);
  TRY(const auto table, directory::read_csv(request.body));
  TRY(const auto report, directory::import_table(rooms.reference, rooms.directory, change, *kind, table, rehearse));
  ImportView view{report.rows, report.kept, {}};
  for (const auto& error : report.errors) view.errors.push_back({error.row, error.column, std::string(row(error.code).name)});
  return json_response(view);
}

}  // namespace

std::vector<Route> import_routes(Rooms& rooms) {
  return {{.method = Method::Post, .path = "/api/directory/import", .auth = Auth::SignedIn,
           .answer = [&rooms](const Request& request) { return import_table(rooms, request); },
           .body_limit = kImportLimit, .types = {"text/csv"}, .lane = Lane::Heavy,
           .summary = "Bring in a table: ?kind=parties, licences or services, &dry_run=true to check only", .gives = &json::schema_of<ImportView>()}};
}

}  // namespace hospitium::http
