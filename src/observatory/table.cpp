#include <algorithm>
#include <set>

#include "observatory/counting.hpp"

namespace hospitium::observatory {
namespace {

/// Absent filters match everything: an empty text or year 0 stands for "any".
constexpr std::string_view kWhere =
    " FROM fact WHERE treated_year > 0 AND (?1 = 0 OR treated_year = ?1) AND (?2 = '' OR origin_country = ?2 OR origin = ?2)"
    " AND (?3 = '' OR destination_country = ?3 OR destination = ?3) AND (?4 = '' OR specialty = ?4)";

std::string_view column_of(Axis axis) {
  switch (axis) {
    case Axis::Origin: return "origin_country";
    case Axis::Destination: return "destination";
    case Axis::Specialty: return "specialty";
    case Axis::Year: return "CAST(treated_year AS TEXT)";
  }
  return {};
}

std::string_view counted(figures::Measure definition) {
  return definition == figures::Measure::Persons ? "COUNT(DISTINCT person)" : "COUNT(*)";
}

struct Filters {
  std::int64_t year;
  std::string origin, destination, specialty;
  explicit Filters(const TableQuery& query)
      : year(query.year.value_or(0)), origin(query.origin ? query.origin->code : ""),
        destination(query.destination ? query.destination->code : ""),
        specialty(query.specialty ? name_of(*query.specialty) : "") {}
};

std::int64_t total_of(db::Reader& reader, const std::string& sql, const Filters& by) {
  return reader.query(sql, {by.year, by.origin, by.destination, by.specialty}).front().number(0);
}

}  // namespace

Counted count(db::Reader& reader, const TableQuery& query) {
  const Filters by(query);
  const auto cells = fmt::format("SELECT {0}, {1} AS value{2} GROUP BY {0} ORDER BY 2 DESC, 1", column_of(query.rows),
                                 counted(query.definition), kWhere);
  Counted table;
  for (const auto& row : reader.query(cells, {by.year, by.origin, by.destination, by.specialty}))
    table.rows.push_back({row.text(0), row.number(1)});
  table.total = total_of(reader, fmt::format("SELECT {}{}", counted(query.definition), kWhere), by);
  return table;
}

bool has_small_cell(db::Reader& reader, const TableQuery& query) {
  const auto sql = fmt::format("SELECT COUNT(*) FROM (SELECT COUNT(DISTINCT person) AS persons{} GROUP BY {}) AS cells WHERE persons < {}",
                               kWhere, column_of(query.rows), kThreshold);
  return total_of(reader, sql, Filters(query)) > 0;
}

Observatory::Observatory(db::Database& database, vault::Vault& vault, ledger::Environment environment)
    : database_(database), vault_(vault), environment_(std::move(environment)) {}

Result<Table> Observatory::table(const access::Principal& principal, const TableQuery& query) {
  if (!access::may_on_node(principal, DataClass::Statistics, Action::Read)) return released(query);
  Table table{query.definition, query.rows, query.year, {}, {}, {}, true, environment_.now()};
  database_.read([&](db::Reader& reader) {
    auto counted_now = count(reader, query);
    table.rows = std::move(counted_now.rows);
    table.total = counted_now.total;
  });
  return table;
}

std::vector<Id<Dossier>> Observatory::counted_among(const TableQuery& query, std::span<const Id<Dossier>> cases) {
  std::string packed;
  for (const auto& id : cases) packed.append(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
  const Filters by(query);
  const auto sql = fmt::format("WITH RECURSIVE part(place) AS (SELECT 1 UNION ALL SELECT place + 16 FROM part WHERE place + 16 < length(?5)) "
                               "SELECT dossier{} AND dossier IN (SELECT substr(?5, place, 16) FROM part)", kWhere);
  std::set<Id<Dossier>> counted;
  if (!cases.empty()) database_.read([&](db::Reader& reader) {
    counted.clear();
    for (const auto& row : reader.query(sql, {by.year, by.origin, by.destination, by.specialty, db::BlobView{packed}}))
      counted.insert(row.id<Dossier>(0));
  });
  std::vector<Id<Dossier>> ids;
  std::ranges::copy_if(cases, std::back_inserter(ids), [&](const auto& id) { return counted.contains(id); });
  return ids;
}

Result<std::vector<Id<Dossier>>> Observatory::behind(const access::Principal& principal, const TableQuery& query) {
  if (!access::may_on_node(principal, DataClass::Statistics, Action::Read)) return refuse(Code::NotFound);
  const Filters by(query);
  std::vector<Id<Dossier>> cases;
  database_.read([&](db::Reader& reader) {
    cases.clear();
    for (const auto& row : reader.query(fmt::format("SELECT dossier{}", kWhere), {by.year, by.origin, by.destination, by.specialty})) cases.push_back(row.id<Dossier>(0));
  });
  return cases;
}

std::optional<CountedAs> Observatory::counted_as(Id<Dossier> id) {
  std::optional<CountedAs> counted;
  database_.read([&](db::Reader& reader) {
    counted.reset();
    for (const auto& row : reader.query("SELECT treated_year, origin_country, destination, specialty FROM fact "
                                        "WHERE dossier = ?1 AND treated_year > 0", {id}))
      counted = CountedAs{static_cast<std::int32_t>(row.number(0)), {row.text(1)}, {row.text(2)},
                          value_of<Specialty>(row.text(3)).value_or(Specialty::Other)};
  });
  return counted;
}

}  // namespace hospitium::observatory
