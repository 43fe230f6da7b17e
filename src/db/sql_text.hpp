// The one SQL text of ours, spelled for PostgreSQL, and the splitting of migrations. All leave quoted text and comments alone.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace hospitium::db {

/// ?1 -> $1.
std::string numbered_for_postgresql(std::string_view sql);
/// The type BLOB -> BYTEA, as a whole word in any case; WITHOUT ROWID (SQLite keeps the table in its primary key's order) is left out.
std::string types_for_postgresql(std::string_view sql);
/// Statements end at ";" before a line end or the end of the text. Empty ones are dropped.
std::vector<std::string> split_statements(std::string_view sql);

}  // namespace hospitium::db
