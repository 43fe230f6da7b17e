// What an SQLSTATE means for a transaction. Constraint names are never looked at: on a sharded server they carry a suffix.
#pragma once
#include <string_view>

#include "db/fault.hpp"

namespace hospitium::db {

FaultKind kind_of_sqlstate(std::string_view state);
/// True when an error in answer to COMMIT leaves open whether it was kept: the server was going down, or lost a part of itself.
bool commit_unknown(std::string_view state);
/// The server forgot a prepared statement or its shape changed: prepare again and run again.
bool statement_stale(std::string_view state);

}  // namespace hospitium::db
