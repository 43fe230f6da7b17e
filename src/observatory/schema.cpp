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

/// One row per released year; `record` is all its tables, as outsiders see them.
constexpr std::string_view kReleases = R"(
CREATE TABLE release (year BIGINT PRIMARY KEY, id BLOB NOT NULL, at BIGINT NOT NULL, actor BLOB NOT NULL, record TEXT NOT NULL)
)";

constexpr std::array kMigrations{db::Migration{"observatory", 1, kFirst}, db::Migration{"observatory", 2, kReleases}};

}  // namespace

std::span<const db::Migration> Observatory::migrations() { return kMigrations; }

}  // namespace hospitium::observatory
