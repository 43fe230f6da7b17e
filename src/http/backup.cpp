// What this node knows of its backups, for who administers it.
#include "vault/backup_log.hpp"

#include "http/concepts.hpp"

namespace hospitium::http {
namespace {

using vault::BackupStep;

struct BackupView {
  Instant at;
  std::string folder;
  std::int64_t bytes = 0;
  std::optional<Instant> checked;        ///< restored on trial, without a finding
  std::optional<Instant> check_failed;   ///< the latest trial, where that one found something
};
BOOST_DESCRIBE_STRUCT(BackupView, (), (at, folder, bytes, checked, check_failed))

struct FailedBackup {
  Instant at;
  std::string folder;
};
BOOST_DESCRIBE_STRUCT(FailedBackup, (), (at, folder))

/// `elsewhere`: the database is copied by its own tools, which this node hears nothing of. `failed`: a later one than `last`.
struct BackupsView {
  bool elsewhere = false;
  std::optional<BackupView> last;
  std::optional<FailedBackup> failed;
};
BOOST_DESCRIBE_STRUCT(BackupsView, (), (elsewhere, last, failed))

BackupsView view_of(const std::vector<vault::BackupEntry>& entries) {
  BackupsView view;
  for (const auto& [at, step, folder, bytes] : entries) {
    const bool of_last = view.last && view.last->folder == folder;
    if (step == BackupStep::Made) view = {false, BackupView{at, folder, bytes, {}, {}}, {}};
    if (step == BackupStep::Failed) view.failed = FailedBackup{at, folder};
    if (step == BackupStep::Checked && of_last) view.last->checked = at, view.last->check_failed.reset();
    if (step == BackupStep::CheckFailed && of_last) view.last->check_failed = at;
  }
  return view;
}

/// Whoever changes users administers the node.
Result<Response> backups(Rooms& rooms, const Request& request) {
  if (!access::may_on_node(request.principal(), DataClass::Users, Action::Update)) return refuse(Code::NotFound);
  auto view = view_of(vault::BackupLog(rooms.node.data_folder).entries());
  view.elsewhere = rooms.database.dialect() == db::Dialect::Postgresql;
  return json_response(view);
}

}  // namespace

std::vector<Route> backup_routes(Rooms& rooms) {
  return {{.method = Method::Get, .path = "/api/node/backups", .auth = Auth::SignedIn,
           .answer = [&rooms](const Request& request) { return backups(rooms, request); },
           .summary = "The last backup, whether it was checked, and one that failed since", .gives = &json::schema_of<BackupsView>()}};
}

}  // namespace hospitium::http
