#include "directory/directory.hpp"

namespace hospitium::directory {
namespace {

constexpr std::string_view kFirst = R"(
CREATE TABLE party (id BLOB PRIMARY KEY, type TEXT NOT NULL, state TEXT NOT NULL, place TEXT NOT NULL, country TEXT NOT NULL,
  branch_of BLOB, words TEXT NOT NULL, record TEXT NOT NULL, version BIGINT NOT NULL, changed BIGINT NOT NULL);
CREATE INDEX party_by_type ON party (type, country);
CREATE TABLE account (id BLOB PRIMARY KEY, email_hash BLOB NOT NULL UNIQUE, state TEXT NOT NULL, sealed BLOB NOT NULL,
  password TEXT NOT NULL, language TEXT NOT NULL, zone TEXT NOT NULL, version BIGINT NOT NULL, changed BIGINT NOT NULL);
CREATE TABLE membership (account BLOB NOT NULL, position BIGINT NOT NULL, party BLOB NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (account, position));
CREATE INDEX membership_by_party ON membership (party);
CREATE TABLE corridor_rule (id TEXT PRIMARY KEY, origin TEXT NOT NULL, destination TEXT NOT NULL, record TEXT NOT NULL,
  version BIGINT NOT NULL, changed BIGINT NOT NULL);
CREATE TABLE session (hash BLOB PRIMARY KEY, account BLOB NOT NULL, id BLOB NOT NULL, created BIGINT NOT NULL, seen BIGINT NOT NULL);
CREATE INDEX session_by_account ON session (account);
CREATE TABLE api_token (hash BLOB PRIMARY KEY, account BLOB NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL,
  created BIGINT NOT NULL, expires BIGINT NOT NULL)
)";

constexpr std::string_view kLinks = R"(
CREATE TABLE link (person BLOB PRIMARY KEY, dossier BLOB NOT NULL, hash BLOB NOT NULL UNIQUE, language TEXT NOT NULL,
  made BIGINT NOT NULL, expires BIGINT NOT NULL, opened BIGINT, code BLOB, code_until BIGINT, tries BIGINT NOT NULL)
)";

/// Services are found by organisation (and on a sharded database stand with it), by id, and by when they changed.
constexpr std::string_view kServices = R"(
CREATE TABLE service (party BLOB NOT NULL, id BLOB NOT NULL, state TEXT NOT NULL, record TEXT NOT NULL, version BIGINT NOT NULL,
  changed BIGINT NOT NULL, PRIMARY KEY (party, id));
CREATE INDEX service_by_id ON service (id);
CREATE INDEX service_by_change ON service (changed, id);
CREATE INDEX party_by_change ON party (changed, id);
CREATE TABLE exchange_rate (id TEXT PRIMARY KEY, record TEXT NOT NULL, version BIGINT NOT NULL, changed BIGINT NOT NULL);
CREATE TABLE gate (id BLOB PRIMARY KEY, record TEXT NOT NULL, version BIGINT NOT NULL, changed BIGINT NOT NULL)
)";

/// What people recognise their sessions and tokens by. Those that were there before say nothing of it.
constexpr std::string_view kRecognised = R"(
ALTER TABLE session ADD COLUMN browser TEXT;
ALTER TABLE session ADD COLUMN system TEXT;
ALTER TABLE api_token ADD COLUMN prefix TEXT;
ALTER TABLE api_token ADD COLUMN seen BIGINT;
ALTER TABLE api_token ADD COLUMN may TEXT NOT NULL DEFAULT 'all';
CREATE INDEX api_token_by_account ON api_token (account)
)";

/// What users keep on their desks (desk.hpp): which notices they have read and want, and their own and their teams' views of lists.
constexpr std::string_view kDesk = R"(
CREATE TABLE notice_read (account BLOB NOT NULL, notice BLOB NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, notice));
CREATE TABLE notice_setting (account BLOB PRIMARY KEY, muted TEXT NOT NULL, read_until BIGINT NOT NULL);
CREATE TABLE saved_view (holder BLOB NOT NULL, id BLOB NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY (holder, id))
)";

constexpr std::string_view kImports = R"(
CREATE TABLE import_report (id BLOB PRIMARY KEY, at BIGINT NOT NULL, account BLOB NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL,
  rehearsed BIGINT NOT NULL, counted BIGINT NOT NULL, kept BIGINT NOT NULL, record TEXT NOT NULL)
)";

constexpr std::string_view kTemplates = R"(
CREATE TABLE template (party BLOB NOT NULL, id BLOB NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, record TEXT NOT NULL, version BIGINT NOT NULL,
  changed BIGINT NOT NULL, PRIMARY KEY (party, id));
CREATE INDEX template_by_id ON template (id)
)";

constexpr std::string_view kCalendars = R"(
CREATE TABLE working_calendar (id TEXT PRIMARY KEY, record TEXT NOT NULL, version BIGINT NOT NULL, changed BIGINT NOT NULL);
ALTER TABLE membership ADD COLUMN valid_from BIGINT;
ALTER TABLE membership ADD COLUMN valid_until BIGINT;
ALTER TABLE session ADD COLUMN acting BLOB
)";

constexpr std::array kMigrations{db::Migration{"directory", 1, kFirst},      db::Migration{"directory", 2, kLinks},
                                 db::Migration{"directory", 3, kServices},   db::Migration{"directory", 4, kRecognised},
                                 db::Migration{"directory", 5, kDesk},       db::Migration{"directory", 6, kImports},
                                 db::Migration{"directory", 7, kTemplates},
                                 db::Migration{"directory", 8, kCalendars}};

}  // namespace

std::span<const db::Migration> Directory::migrations() { return kMigrations; }

}  // namespace hospitium::directory
