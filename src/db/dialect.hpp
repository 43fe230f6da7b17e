// The few things that SQLite and PostgreSQL spell differently.
#pragma once
#include <string_view>

namespace hospitium::db {

enum class Dialect { Sqlite, Postgresql };

/// Locks the rows a SELECT finds until the end of the transaction. SQLite has one writer and needs none.
constexpr std::string_view for_update(Dialect dialect) {
  return dialect == Dialect::Postgresql ? " FOR UPDATE" : "";
}

/// Keeps them as they are until then: others may read them so, too, but not write them.
constexpr std::string_view for_share(Dialect dialect) {
  return dialect == Dialect::Postgresql ? " FOR SHARE" : "";
}

}  // namespace hospitium::db
