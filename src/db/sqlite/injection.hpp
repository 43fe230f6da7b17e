// Where the guard asks whether a test wants this call to fail.
#pragma once
#include "db/sqlite_faults.hpp"

namespace hospitium::db {

/// 0, or the code that the call must return instead of being made.
int injected_fault(SqliteCall call, const char* path);

}  // namespace hospitium::db
