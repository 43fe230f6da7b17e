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
  std::vector<TableRow> rows;                 ///< by value, then key
  std::int64_t total = 0;                     ///< of persons: counted once even where they stand in two rows
  std::optional<Withheld> withheld;
  bool exact = false;                         ///< the reader is a statistician
  Instant as_of;
};
BOOST_DESCRIBE_STRUCT(Table, (), (definition, axis, rows, total, withheld, exact, as_of))

/// The rows in which a case is counted.
struct CountedAs {
  std::int32_t year = 0;
  Place origin, destination;             ///< the origin's country; the destination as agreed at opening
  Specialty specialty{};
};
BOOST_DESCRIBE_STRUCT(CountedAs, (), (year, origin, destination, specialty))

/// Fewer persons than this in any cell hide the whole table from everyone but the statistician.
inline constexpr std::int64_t kThreshold = 10;

/// Threads: any.
class Observatory {
 public:
  Observatory(db::Database& database, vault::Vault& vault, ledger::Environment environment);
  static std::span<const db::Migration> migrations();

  /// Follows the feed into table `fact`, in the same transaction as its position.
  ledger::FeedFollower follower();

  /// Exact for statisticians, with any filter. Others may ask one axis of one year or of all years, unfiltered, so that no two
  /// tables differ by a small group; and get it whole or not at all. OutOfRange for filters that are not theirs to use.
  Result<Table> table(const access::Principal& principal, const TableQuery& query);
  /// The cases behind a figure, newest first, at most `limit`: the caller opens each by right.
  std::vector<Id<Dossier>> cases_behind(const TableQuery& query, int limit);
  /// Nothing for a case that is not counted (yet). The caller knows that the reader may read the case's statistics.
  std::optional<CountedAs> counted_as(Id<Dossier> id);

 private:
  db::Database& database_;
  vault::Vault& vault_;
  ledger::Environment environment_;
};

}  // namespace hospitium::observatory
