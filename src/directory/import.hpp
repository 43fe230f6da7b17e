// Bringing organisations, licences, price lists and holidays in from tables. Nothing is written while any cell is wrong; every wrong cell is named.
#pragma once
#include "directory/import/csv.hpp"
#include "directory/register.hpp"

namespace hospitium::directory {

enum class ImportKind { Parties, Licences, Services, Holidays };
BOOST_DESCRIBE_ENUM(ImportKind, Parties, Licences, Services, Holidays)

/// `row` as a spreadsheet counts it: the first row of data is 2.
struct CellError {
  std::int64_t row = 0;
  std::string column;
  Code code{};
  std::int64_t earlier = 0;              ///< RowRepeated: the row that says the same
  std::string after;                     ///< NotChecked: the column that must be right first
  std::string meant = {};                ///< UnknownField: the column that was perhaps meant
};

/// What became of a row: the record that it made or changed.
struct ImportedRow {
  std::int64_t row = 0;
  IdBytes id{};
  bool fresh = false;
};

struct ImportReport {
  std::int64_t rows = 0;                 ///< that hold anything
  std::int64_t kept = 0;                 ///< records; 0 after a dry run, or when anything was wrong
  std::vector<CellError> errors;         ///< at most kMostErrors
  std::vector<ImportedRow> imported;     ///< in the order of the rows
};
inline constexpr std::size_t kMostErrors = 200;

enum class Rehearse { No, Yes };

/// NotFound where the principal may not. Parties are known by their name and place: one that is there is changed, not doubled.
Result<ImportReport> import_table(Register& reference, Directory& directory, const Change& change, ImportKind kind, const Table& table, Rehearse rehearse);

/// The columns that a kind of table may have; those that it must have are named by required_columns.
std::vector<std::string_view> known_columns(ImportKind kind);
std::vector<std::string_view> required_columns(ImportKind kind);
/// Also the texts of a service: "title_ko", "description_en".
bool known_column(ImportKind kind, std::string_view column);

}  // namespace hospitium::directory
