// What everybody may see of our figures: years that are over, counted once, rounded, and never changed again. Erasing or withdrawing a case
// later does not change them, so that watching a table before and after gives nobody away.
#include <algorithm>

#include "observatory/counting.hpp"

namespace hospitium::observatory {
namespace {

struct ReleasedTable {
  figures::Measure definition{};
  Axis axis{};
  std::vector<TableRow> rows;
  std::optional<std::int64_t> total;     ///< absent: fewer persons than kThreshold
  bool withheld = false;
};
BOOST_DESCRIBE_STRUCT(ReleasedTable, (), (definition, axis, rows, total, withheld))

struct ReleasedYear {
  int year = 0;
  Instant at;
  std::vector<ReleasedTable> tables;
};
BOOST_DESCRIBE_STRUCT(ReleasedYear, (), (year, at, tables))

constexpr std::array kReleasedAxes{Axis::Origin, Axis::Destination, Axis::Specialty};

std::int64_t rounded(std::int64_t value) { return (value + kRoundedTo / 2) / kRoundedTo * kRoundedTo; }

ReleasedTable released_table(db::Reader& reader, const TableQuery& query, bool few) {
  ReleasedTable table{query.definition, query.rows, {}, {}, few || has_small_cell(reader, query)};
  const auto counted = count(reader, query);
  if (!few) table.total = rounded(counted.total);
  if (table.withheld) return table;
  for (const auto& row : counted.rows) table.rows.push_back({row.key, rounded(row.value)});
  std::ranges::sort(table.rows, [](const TableRow& a, const TableRow& b) { return std::pair(-a.value, a.key) < std::pair(-b.value, b.key); });
  return table;
}

/// Nothing where no case of the year is counted.
std::optional<ReleasedYear> count_year(db::Reader& reader, int year, Instant now) {
  const auto persons = count(reader, {figures::Measure::Persons, Axis::Year, year, {}, {}, {}}).total;
  if (persons == 0) return std::nullopt;
  ReleasedYear counted{year, now, {}};
  for (const auto& measure : entries_of<figures::Measure>())
    for (const auto axis : kReleasedAxes)
      counted.tables.push_back(released_table(reader, {measure.value, axis, year, {}, {}, {}}, persons < kThreshold));
  return counted;
}

ReleasedYear stored(const std::string& text) {
  auto year = json::read_own<ReleasedYear>(text);
  if (!year) throw db::Fault(db::FaultKind::Broken, "a release does not read");
  return *std::move(year);
}

const ReleasedTable& table_of(const ReleasedYear& year, figures::Measure definition, Axis axis) {
  const auto found = std::ranges::find_if(year.tables, [&](const auto& table) { return table.definition == definition && table.axis == axis; });
  if (found == year.tables.end()) throw db::Fault(db::FaultKind::Broken, "a release lacks a table");
  return *found;
}

/// A row per released year, where enough people came in it. They are not added up: some came in two years.
std::vector<TableRow> rows_by_year(const std::vector<ReleasedYear>& years, figures::Measure definition) {
  std::vector<TableRow> rows;
  for (const auto& year : years)
    if (const auto total = table_of(year, definition, kReleasedAxes.front()).total) rows.push_back({std::to_string(year.year), *total});
  return rows;
}

std::vector<ReleasedYear> released_years(db::Database& database) {
  std::vector<ReleasedYear> years;
  database.read([&](db::Reader& reader) {
    years.clear();
    for (const auto& row : reader.query("SELECT record FROM release ORDER BY year DESC")) years.push_back(stored(row.text(0)));
  });
  return years;
}

bool filtered(const TableQuery& query) { return query.origin || query.destination || query.specialty; }

}  // namespace

Result<Table> Observatory::released(const TableQuery& query) {
  if (filtered(query) || (query.rows == Axis::Year && query.year)) return refuse(Code::OutOfRange, "?rows");
  const auto years = released_years(database_);
  Table table{query.definition, query.rows, {}, {}, {}, {}, false, environment_.now()};
  if (query.rows == Axis::Year) {
    table.rows = rows_by_year(years, query.definition);
    return table;
  }
  if (years.empty() && !query.year) return table;
  const auto year = query.year ? std::ranges::find(years, *query.year, &ReleasedYear::year) : years.begin();
  if (year == years.end()) return refuse(Code::NotFound);
  const auto& kept = table_of(*year, query.definition, query.rows);
  table.year = year->year;
  table.as_of = year->at;
  table.rows = kept.rows;
  table.total = kept.total;
  if (kept.withheld) table.withheld = Withheld{kThreshold};
  return table;
}

Result<Release> Observatory::release(const access::Principal& principal, int year) {
  if (!access::may_on_node(principal, DataClass::Statistics, Action::Create)) return refuse(Code::NotFound);
  const Instant now = environment_.now();
  if (year >= year_of(day_of(now))) return refuse(Code::OutOfRange, "/year");
  const IdBytes id = make_id_bytes(now.us, environment_.random());
  Result<Release> made = Release{year, now};
  database_.write([&](db::Writer& writer) {
    made = Release{year, now};
    const auto counted = count_year(writer, year, now);
    if (!counted) made = refuse(Code::OutOfRange, "/year");
    else if (!writer.query("SELECT 1 FROM release WHERE year = ?1", {year}).empty()) made = refuse(Code::AlreadyDone, "/year");
    if (!made) return db::Verdict::RollBack;
    const ledger::ReferenceRow row{"release", id, 1, json::write(*counted)};
    writer.execute("INSERT INTO release (year, id, at, actor, record) VALUES (?1, ?2, ?3, ?4, ?5)",
                   {year, Id<Figure>{id}, now, principal.user, row.record});
    ledger::append_reference(writer, row, now, principal.user);
    return db::Verdict::Commit;
  });
  return made;
}

std::vector<Release> Observatory::releases() {
  std::vector<Release> list;
  for (const auto& year : released_years(database_)) list.push_back({year.year, year.at});
  return list;
}

void live_records(db::Reader& reader, const std::function<void(const ledger::ReferenceRow&)>& each) {
  for (const auto& row : reader.query("SELECT id, version, record FROM published_figure ORDER BY id"))
    each({"figure", row.id<Figure>(0).bytes, row.number(1), row.text(2)});
  for (const auto& row : reader.query("SELECT id, record FROM release ORDER BY year"))
    each({"release", row.id<Figure>(0).bytes, 1, row.text(1)});
}

}  // namespace hospitium::observatory
