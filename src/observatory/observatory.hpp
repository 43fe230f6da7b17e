// Figures that say what they count.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "access/rights.hpp"
#include "db/migration.hpp"
#include "domain/figure/facts.hpp"
#include "ledger/process_manager.hpp"
#include "ledger/reference_journal.hpp"
#include "vault/vault.hpp"

namespace hospitium::observatory {

enum class Axis { Origin, Destination, Specialty, Year };
BOOST_DESCRIBE_ENUM(Axis, Origin, Destination, Specialty, Year)

struct TableQuery {
  figures::Measure definition{};
  Axis rows = Axis::Origin;
  std::optional<int> year;
  std::optional<Place> origin, destination;   ///< a country, or a place inside one
  std::optional<Specialty> specialty;
};

struct TableRow {
  std::string key;                            ///< country, place, specialty or year
  std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(TableRow, (), (key, value))

struct Withheld {
  std::int64_t threshold = 0;                 ///< no cell below it is shown, so this table is not shown at all
};
BOOST_DESCRIBE_STRUCT(Withheld, (), (threshold))

struct Table {
  figures::Measure definition{};
  Axis axis{};
  std::optional<int> year;                    ///< absent: all of them
  std::vector<TableRow> rows;                 ///< by value, then key
  std::optional<std::int64_t> total;          ///< of persons: counted once even where they stand in two rows
  std::optional<Withheld> withheld;
  bool exact = false;                         ///< counted now, for a statistician; else as released
  Instant as_of;                              ///< of a table with one row per released year: now
};
BOOST_DESCRIBE_STRUCT(Table, (), (definition, axis, year, rows, total, withheld, exact, as_of))

/// A year of our figures as it was published, once and for all.
struct Release {
  int year = 0;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Release, (), (year, at))

/// The rows in which a case is counted.
struct CountedAs {
  std::int32_t year = 0;
  Place origin, destination;             ///< the origin's country; the destination as agreed at opening
  Specialty specialty{};
};
BOOST_DESCRIBE_STRUCT(CountedAs, (), (year, origin, destination, specialty))

/// Fewer persons than this in any cell hide the whole table from everyone but the statistician.
inline constexpr std::int64_t kThreshold = 10;
/// Released numbers are multiples of this.
inline constexpr std::int64_t kRoundedTo = 5;

/// Threads: any.
class Observatory {
 public:
  Observatory(db::Database& database, vault::Vault& vault, ledger::Environment environment);
  static std::span<const db::Migration> migrations();

  /// Follows the feed into table `fact`, in the same transaction as its position.
  ledger::FeedFollower follower();

  /// Exact and of this moment for statisticians, with any filter. Others get what was released: one axis of one released year (the last
  /// one unless the query names another), or the released years; rounded, whole or not at all. OutOfRange for filters, which are not
  /// theirs to use; NotFound for a year that was not released.
  Result<Table> table(const access::Principal& principal, const TableQuery& query);
  /// Publishes a year that is over, as its cases stand now. Never again: a second counting beside the first would tell who came between.
  /// NotFound without the right, OutOfRange for a year that is not over or in which nothing is counted, AlreadyDone.
  Result<Release> release(const access::Principal& principal, int year);
  std::vector<Release> releases();            ///< the newest year first
  /// Of these cases those that a figure counts, in the same order: the caller has seen to it that the reader may know.
  std::vector<Id<Dossier>> counted_among(const TableQuery& query, std::span<const Id<Dossier>> cases);
  /// All cases that stand behind a figure, for whoever may see it exact; NotFound for others.
  Result<std::vector<Id<Dossier>>> behind(const access::Principal& principal, const TableQuery& query);
  /// Nothing for a case that is not counted (yet). The caller knows that the reader may read the case's statistics.
  std::optional<CountedAs> counted_as(Id<Dossier> id);

 private:
  Result<Table> released(const TableQuery& query);
  db::Database& database_;
  vault::Vault& vault_;
  ledger::Environment environment_;
};

/// Releases and published figures as they stand, for ledger::verify_references.
void live_records(db::Reader& reader, const std::function<void(const ledger::ReferenceRow&)>& each);

}  // namespace hospitium::observatory
