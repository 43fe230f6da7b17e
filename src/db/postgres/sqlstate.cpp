#include "db/postgres/sqlstate.hpp"

namespace hospitium::db {

FaultKind kind_of_sqlstate(std::string_view state) {
  if (state == "23505") return FaultKind::Unique;
  if (state == "40001" || state == "40P01" || state == "55P03") return FaultKind::Conflict;  // serialization, deadlock, lock_timeout
  if (state == "53100") return FaultKind::Full;                                              // disk_full
  if (statement_stale(state)) return FaultKind::Conflict;
  return FaultKind::Broken;
}

bool commit_unknown(std::string_view state) {
  return state.empty() || state.starts_with("08") || state.starts_with("57P") || state.starts_with("XX");
}

bool statement_stale(std::string_view state) { return state == "26000" || state == "0A000"; }

}  // namespace hospitium::db
