// The first sheet that people see of a workbook (Office Open XML, ECMA-376), as a table in CSV: the one form in which tables are read.
#pragma once
#include <string_view>

namespace hospitium::confined {

/// Formulas are not evaluated: a cell has the value that was stored with it.
[[noreturn]] void show_table(std::string_view file);

}  // namespace hospitium::confined
