// What became of imports: the newest kMostReports, so that a list of wrong cells or of new records can be fetched again later.
#pragma once
#include "directory/import.hpp"

namespace hospitium::directory {

struct ImportRun {
  IdBytes id{};
  Instant at;
  Id<User> by;
  ImportKind kind{};
  std::string file;                      ///< its name, as it was sent
  Rehearse rehearsed{};
  ImportReport report;
};
inline constexpr std::int64_t kMostReports = 100;

/// Who may not bring tables in is told that there is nothing. Threads: any.
class ImportReports {
 public:
  ImportReports(db::Database& database, ledger::Environment environment) : database_(database), environment_(std::move(environment)) {}

  IdBytes keep(const access::Principal& principal, ImportKind kind, std::string file, Rehearse rehearsed, const ImportReport& report);
  /// Newest first, without their rows.
  Result<std::vector<ImportRun>> list(const access::Principal& principal) const;
  Result<ImportRun> find(const access::Principal& principal, const IdBytes& id) const;

 private:
  db::Database& database_;
  ledger::Environment environment_;
};

}  // namespace hospitium::directory
