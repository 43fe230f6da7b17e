// A copy of an open database at one moment, complete on disk under its name or not there at all.
#pragma once
#include <string>

#include "db/sqlite/vfs.hpp"

namespace hospitium::db {

/// Throws Fault; an existing `file` is replaced only by a complete copy.
void copy_database(const GuardVfs& vfs, sqlite3* source, const std::string& file);

}  // namespace hospitium::db
