// Schema changes, in order, each in a transaction of its own. A binary refuses a schema newer than it knows.
#pragma once
#include <span>
#include <string_view>

#include "db/database.hpp"

namespace hospitium::db {

/// `sql` holds statements separated by ";\n". Column types are written TEXT, BIGINT, DOUBLE PRECISION and BLOB (BYTEA on
/// PostgreSQL); WITHOUT ROWID is left out there. `room` and `number` together are the key; numbers of a room rise by one from 1.
struct Migration {
  std::string_view room;
  int number;
  std::string_view sql;
};

/// Applies what is missing. Throws Fault when a step fails (the step is undone) or the schema is newer than `migrations`.
void migrate(Database& database, std::span<const Migration> migrations);

}  // namespace hospitium::db
