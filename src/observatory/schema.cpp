#include "observatory/observatory.hpp"

namespace hospitium::observatory {
namespace {

constexpr std::string_view kFirst = R"(
CREATE TABLE fact (dossier BLOB PRIMARY KEY, person BLOB NOT NULL, origin TEXT NOT NULL, origin_country TEXT NOT NULL,
  destination TEXT NOT NULL, destination_country TEXT NOT NULL, specialty TEXT NOT NULL, opened BIGINT NOT NULL,
  treated_year BIGINT NOT NULL);
CREATE INDEX fact_by_year ON fact (treated_year, origin_country);
CREATE TABLE published_figure (id BLOB PRIMARY KEY, record TEXT NOT NULL, version BIGINT NOT NULL, changed BIGINT NOT NULL,
  actor BLOB NOT NULL)
)";

constexpr std::array kMigrations{db::Migration{"observatory", 1, kFirst}};

}  // namespace

std::span<const db::Migration> Observatory::migrations() { return kMigrations; }

}  // namespace hospitium::observatory
