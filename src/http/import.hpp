// Tables as they are sent, in either form.
#pragma once
#include "directory/import/headings.hpp"
#include "records/confined_run.hpp"

namespace hospitium::http {

inline constexpr std::string_view kCsvType = "text/csv";
inline constexpr std::string_view kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The program that reads workbooks, with room for the largest table.
records::ConfinedProgram table_program();

/// Refusals of read_csv; of a workbook TooLarge, UnreadableFile, UnsupportedMedia (with macros, locked, of before 2007) or PreviewOff. What
/// a file is, its first bytes say.
Result<directory::Table> read_table(const records::ConfinedProgram& program, std::string bytes);

}  // namespace hospitium::http
