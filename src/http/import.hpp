// Tables as they are sent, in either form, and one way in for them: the screen's and the command line's.
#pragma once
#include "directory/import/headings.hpp"
#include "directory/import_reports.hpp"
#include "records/confined_run.hpp"

namespace hospitium::http {

inline constexpr std::string_view kCsvType = "text/csv";
inline constexpr std::string_view kIcsType = "text/calendar";
inline constexpr std::string_view kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The program that reads workbooks, with room for the largest table.
records::ConfinedProgram table_program();

/// Refusals of read_csv; of a workbook TooLarge, UnreadableFile, UnsupportedMedia (with macros, locked, of before 2007) or PreviewOff. What
/// a file is, its first bytes say.
Result<directory::Table> read_table(const records::ConfinedProgram& program, std::string bytes);

/// One table on its way in.
struct AskedImport {
  directory::ImportKind kind{};
  directory::Rehearse rehearse = directory::Rehearse::No;
  std::string file;                      ///< its name
  std::string place, source;             ///< what a calendar (.ics) does not say
  std::optional<std::vector<std::string>> columns;  ///< what they are; absent: by their headings
  std::string records = {};              ///< which services the rows mean: choose_records
};
struct DoneImport {
  IdBytes id{};                          ///< of the report that was kept
  directory::Table table;
  directory::ImportReport report;
};

/// What an import works with.
struct ImportTools {
  directory::Register& reference;
  directory::Directory& directory;
  directory::ImportReports& reports;
  const Messages& messages;
  const records::ConfinedProgram& program;
};

/// Reads, names, checks and, unless it is a rehearsal, keeps; NotFound for who may not, and the refusals of what it goes through.
Result<DoneImport> bring_in(const ImportTools& tools, const directory::Change& change, const AskedImport& asked, std::string bytes);

}  // namespace hospitium::http
