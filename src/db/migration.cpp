#include "db/migration.hpp"

#include <chrono>
#include <map>
#include <string>

#include <fmt/format.h>

#include "db/sql_text.hpp"

namespace hospitium::db {
namespace {

/// Two programs that start at once take turns: SQLite has one writer, PostgreSQL an advisory lock until the end of the transaction.
void take_turns(Writer& writer, Dialect dialect) {
  constexpr std::int64_t kMigrationLock = 0x486f73706974;
  if (dialect == Dialect::Postgresql) writer.query("SELECT pg_advisory_xact_lock(?1)", {kMigrationLock});
}

void make_table(Database& database) {
  database.write([dialect = database.dialect()](Writer& writer) {
    take_turns(writer, dialect);
    writer.execute("CREATE TABLE IF NOT EXISTS schema_migration(room TEXT NOT NULL, number BIGINT NOT NULL, at BIGINT NOT NULL, "
                   "PRIMARY KEY(room, number))");
    return Verdict::Commit;
  });
}

int applied_number(Reader& reader, std::string_view room) {
  auto rows = reader.query("SELECT max(number) FROM schema_migration WHERE room = ?1", {room});
  return rows.at(0).null(0) ? 0 : static_cast<int>(rows[0].number(0));
}

/// The newest number per room; numbers must rise by one from 1.
std::map<std::string_view, int> known_numbers(std::span<const Migration> migrations) {
  std::map<std::string_view, int> known;
  for (const auto& migration : migrations)
    if (migration.number != ++known[migration.room])
      throw Fault(FaultKind::Broken, fmt::format("migrations of {} are not numbered 1, 2, 3 ...", migration.room));
  return known;
}

void refuse_newer(Database& database, const std::map<std::string_view, int>& known) {
  database.read([&](Reader& reader) {
    for (const auto& [room, number] : known)
      if (int applied = applied_number(reader, room); applied > number)
        throw Fault(FaultKind::Broken, fmt::format("the data has schema {} {}, this program knows {}: use a newer one", room, applied, number));
  });
}

std::int64_t now_us() {
  using namespace std::chrono;
  return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

Verdict apply(Writer& writer, Dialect dialect, const Migration& migration, std::int64_t at) {
  take_turns(writer, dialect);
  if (applied_number(writer, migration.room) >= migration.number) return Verdict::RollBack;
  auto sql = dialect == Dialect::Postgresql ? types_for_postgresql(migration.sql) : std::string(migration.sql);
  for (const auto& statement : split_statements(sql)) writer.execute(statement);
  writer.execute("INSERT INTO schema_migration(room, number, at) VALUES(?1, ?2, ?3)", {migration.room, migration.number, at});
  return Verdict::Commit;
}

}  // namespace

void migrate(Database& database, std::span<const Migration> migrations) {
  auto known = known_numbers(migrations);
  make_table(database);
  refuse_newer(database, known);
  for (const auto& migration : migrations)
    database.write([&, dialect = database.dialect(), at = now_us()](Writer& writer) { return apply(writer, dialect, migration, at); });
}

}  // namespace hospitium::db
