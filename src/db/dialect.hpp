// The few things that SQLite and PostgreSQL spell differently.
#pragma once
#include <string_view>

namespace hospitium::db {

enum class Dialect { Sqlite, Postgresql };

/// Locks the rows a SELECT finds until the end of the transaction. SQLite has one writer and needs none.
constexpr std::string_view for_update(Dialect dialect) {
  return dialect == Dialect::Postgresql ? " FOR UPDATE" : "";
}

}  // namespace hospitium::db
