// Bringing organisations, licences, price lists and holidays in from tables. Nothing is written while any cell is wrong; every wrong cell is named.
#pragma once
#include "directory/import/csv.hpp"
#include "directory/register.hpp"

namespace hospitium::directory {

enum class ImportKind { Parties, Licences, Services, Holidays };
BOOST_DESCRIBE_ENUM(ImportKind, Parties, Licences, Services, Holidays)

/// A service that a row perhaps means.
struct Candidate {
  Id<Service> id;
  std::string title;                     ///< for the reader
  std::optional<std::string> code;
  std::optional<Money> price;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (id, title, code, price))

/// `row` as a spreadsheet counts it: the headings are 1, the first row of data is 2.
struct CellError {
  std::int64_t row = 0;
  std::string column;
  Code code{};
  std::int64_t earlier = 0;              ///< RowRepeated: the row that says the same
  std::string after;                     ///< NotChecked: the column that must be right first
  std::string meant = {};                ///< UnknownField: the column that was perhaps meant
  std::vector<Candidate> candidates = {};  ///< ServiceUnclear: what the row may mean
};

/// Unclear: all that is wrong is that nobody can say which service is meant.
enum class RowOutcome { Added, Changed, Unchanged, Unclear, Wrong };
BOOST_DESCRIBE_ENUM(RowOutcome, Added, Changed, Unchanged, Unclear, Wrong)

/// A value that becomes another one, as both would stand in a cell.
struct CellChange {
  std::string column, before, after;
};
BOOST_DESCRIBE_STRUCT(CellChange, (), (column, before, after))

/// What becomes of a row: the record that it makes, changes or finds as it says; of a wrong one nothing.
struct ImportedRow {
  std::int64_t row = 0;
  IdBytes id{};                          ///< nil: made by no import yet
  RowOutcome outcome{};
  std::vector<CellChange> changes = {};
  std::string name = {};                 ///< of what the row speaks, for a reader
};

struct ImportReport {
  std::int64_t rows = 0;                 ///< that hold anything
  std::int64_t kept = 0;                 ///< records that are now as the table says; 0 after a dry run, or when anything was wrong
  std::vector<CellError> errors;         ///< at most kMostErrors
  std::vector<ImportedRow> imported;     ///< every row, in their order; after a dry run, or where one is wrong, what would become of them
};
inline constexpr std::size_t kMostErrors = 200;

enum class Rehearse { No, Yes };

/// NotFound where the principal may not. What is there is changed, not doubled, and what the row does not say stays: parties are known by their name
/// and place, licences by their number, services as KnownServices says or as the column "record" does, holidays by name and first day.
Result<ImportReport> import_table(Register& reference, Directory& directory, const Change& change, ImportKind kind, const Table& table, Rehearse rehearse);

/// The columns that a kind of table may have; those that it must have are named by required_columns.
std::vector<std::string_view> known_columns(ImportKind kind);
std::vector<std::string_view> required_columns(ImportKind kind);
/// Also the texts of a service: "title_ko", "description_en".
bool known_column(ImportKind kind, std::string_view column);

}  // namespace hospitium::directory
