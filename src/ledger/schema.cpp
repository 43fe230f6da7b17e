// The ledger's tables. Keys hold the dossier id, the distribution key of a sharded database; no triggers, no volatile functions.
//
// In clear stand only: kind, stage, number, corridor, specialty, urgency, owner, who owes, due, updated, opened; who takes part; event types, and
// marks that tell which events of a dossier are about the same, to whoever has its key (journal.hpp).
// `participant` is at once who takes part and the row of that holder's lists: one per (dossier, party or user, member role), so that a page
// of anybody's list is one range of one index and shows that holder's own `updated`, `owes` and `due`, never a rival's.
#include "ledger/ledger.hpp"

#include "db/migration.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::string_view kTables = R"(
CREATE TABLE dossier(
  id BLOB PRIMARY KEY, kind TEXT NOT NULL, number TEXT NOT NULL, stage TEXT NOT NULL, version BIGINT NOT NULL,
  origin TEXT, destination TEXT, specialty TEXT, urgency TEXT, owner BLOB, owes BLOB, due BIGINT,
  opened BIGINT NOT NULL, updated BIGINT NOT NULL, erased BIGINT, key_id BLOB NOT NULL, head BLOB NOT NULL,
  card BLOB, shape BIGINT NOT NULL, snapshot BLOB);
CREATE INDEX dossier_number ON dossier(number);
CREATE TABLE journal(
  dossier BLOB NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL, type TEXT NOT NULL, payload BLOB NOT NULL,
  previous BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY(dossier, version));
CREATE TABLE participant(
  dossier BLOB NOT NULL, holder BLOB NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL, stage TEXT NOT NULL,
  origin TEXT, destination TEXT, specialty TEXT, urgency TEXT, owner BLOB NOT NULL, owes BLOB, due BIGINT NOT NULL,
  updated BIGINT NOT NULL, named BIGINT NOT NULL, holds TEXT NOT NULL, PRIMARY KEY(dossier, holder, role)) WITHOUT ROWID;
CREATE INDEX participant_updated ON participant(
  holder, role, kind, stage, updated, dossier, origin, destination, specialty, urgency, owes, owner);
CREATE INDEX participant_due ON participant(holder, role, kind, stage, due, dossier);
CREATE INDEX participant_opened ON participant(holder, role, kind, stage, dossier);
CREATE TABLE clock(
  dossier BLOB NOT NULL, name TEXT NOT NULL, part BLOB NOT NULL, owner BLOB NOT NULL, owes BLOB NOT NULL, due BIGINT,
  left_us BIGINT, PRIMARY KEY(dossier, name, part)) WITHOUT ROWID;
CREATE INDEX clock_owes ON clock(owes, due);
CREATE INDEX clock_owner ON clock(owner, due);
CREATE TABLE search(token BLOB NOT NULL, dossier BLOB NOT NULL, PRIMARY KEY(token, dossier)) WITHOUT ROWID;
CREATE TABLE feed(number BIGINT PRIMARY KEY, dossier BLOB NOT NULL, version BIGINT NOT NULL, hash BLOB NOT NULL);
CREATE TABLE feed_pending(
  dossier BLOB NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL, hash BLOB NOT NULL, PRIMARY KEY(dossier, version)) WITHOUT ROWID;
CREATE TABLE idempotency(
  scope BLOB NOT NULL, id BLOB NOT NULL, bound BLOB NOT NULL, receipt TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY(scope, id)) WITHOUT ROWID;
CREATE INDEX idempotency_at ON idempotency(at);
CREATE TABLE access_log(
  id BLOB PRIMARY KEY, at BIGINT NOT NULL, reader BLOB NOT NULL, view TEXT NOT NULL, classes BIGINT NOT NULL,
  dossiers BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE number_block(prefix TEXT PRIMARY KEY, next BIGINT NOT NULL);
CREATE TABLE process_position(name TEXT PRIMARY KEY, position BIGINT NOT NULL);
CREATE TABLE refused(
  manager TEXT NOT NULL, feed BIGINT NOT NULL, target BLOB NOT NULL, kind TEXT NOT NULL, command TEXT NOT NULL, code TEXT NOT NULL,
  at BIGINT NOT NULL, PRIMARY KEY(manager, feed, target, command));
CREATE TABLE lease(name TEXT PRIMARY KEY, holder BLOB NOT NULL, token BIGINT NOT NULL, until BIGINT NOT NULL);
CREATE TABLE checkpoint(
  sequence BIGINT PRIMARY KEY, feed BIGINT NOT NULL, hash BLOB NOT NULL, at BIGINT NOT NULL, signature BLOB NOT NULL);
CREATE TABLE checkpoint_head(id BIGINT PRIMARY KEY, sequence BIGINT NOT NULL, signature BLOB NOT NULL);
CREATE TABLE erasure(
  dossier BLOB PRIMARY KEY, key_id BLOB NOT NULL, at BIGINT NOT NULL, by_user BLOB NOT NULL, finished BIGINT NOT NULL,
  signature BLOB NOT NULL);
)";

/// Erasures that a restored backup does not know are found by key.
constexpr std::string_view kKeyIndex = "CREATE INDEX dossier_key ON dossier(key_id);\n";

/// Clocks that were running before jobs existed get theirs; which command they give is said by their kind since then.
constexpr std::string_view kJobs = R"(
CREATE TABLE job(
  dossier BLOB NOT NULL, name TEXT NOT NULL, part BLOB NOT NULL, kind TEXT NOT NULL, command TEXT NOT NULL, bucket BIGINT NOT NULL,
  due BIGINT NOT NULL, ready BIGINT NOT NULL, token BIGINT NOT NULL, attempts BIGINT NOT NULL, PRIMARY KEY(dossier, name, part)) WITHOUT ROWID;
CREATE INDEX job_ready ON job(bucket, ready);
CREATE INDEX clock_due ON clock(due);
CREATE TABLE parted(
  dossier BLOB NOT NULL, version BIGINT NOT NULL, holder BLOB NOT NULL, role TEXT NOT NULL, at BIGINT NOT NULL,
  PRIMARY KEY(dossier, version, holder, role)) WITHOUT ROWID;
CREATE INDEX parted_at ON parted(at);
INSERT INTO job(dossier, name, part, kind, command, bucket, due, ready, token, attempts)
  SELECT dossier, name, part, 'case', 'expire_referral', 0, due, due, 0, 0 FROM clock WHERE name = 'offer_choice' AND due IS NOT NULL;
)";

/// Each filter that lists offer has an index, so that what is rare is gathered from there and not looked for along a shelf. What all holders
/// share stands in `dossier`, one entry per dossier and none moved by a usual command; a country's index holds its regions. The orders by
/// due and opened hold what filters ask of a row, as that by updated does.
constexpr std::string_view kFilterIndexes = R"(
CREATE INDEX dossier_origin ON dossier(kind, substr(origin, 1, 2), origin, id);
CREATE INDEX dossier_destination ON dossier(kind, substr(destination, 1, 2), destination, id);
CREATE INDEX dossier_specialty ON dossier(kind, specialty, id);
CREATE INDEX dossier_urgency ON dossier(kind, urgency, id);
CREATE INDEX dossier_owner ON dossier(kind, owner, id);
CREATE INDEX participant_owes ON participant(holder, role, kind, owes, dossier);
DROP INDEX participant_due;
CREATE INDEX participant_due ON participant(
  holder, role, kind, stage, due, dossier, origin, destination, specialty, urgency, owes, owner);
DROP INDEX participant_opened;
CREATE INDEX participant_opened ON participant(
  holder, role, kind, stage, dossier, origin, destination, specialty, urgency, owes, owner);
)";

/// Who read a dossier is found by the dossier: a list's one row names many of them.
constexpr std::string_view kAccessIndex = R"(
CREATE TABLE access_dossier(dossier BLOB NOT NULL, access BLOB NOT NULL, PRIMARY KEY(dossier, access)) WITHOUT ROWID;
INSERT INTO access_dossier(dossier, access)
  WITH RECURSIVE part(id, dossiers, place) AS (
    SELECT id, dossiers, 1 FROM access_log WHERE length(dossiers) >= 16
    UNION ALL SELECT id, dossiers, place + 16 FROM part WHERE place + 16 < length(dossiers))
  SELECT DISTINCT substr(dossiers, place, 16), id FROM part ORDER BY 1, 2;
)";

constexpr std::string_view kMentions = R"(
CREATE TABLE mention(dossier BLOB NOT NULL, holder BLOB NOT NULL, at BIGINT NOT NULL, PRIMARY KEY(dossier, holder)) WITHOUT ROWID;
CREATE INDEX mention_holder ON mention(holder, at);
)";

constexpr std::string_view kLookups = R"(
CREATE TABLE lookup(dossier BLOB NOT NULL, party BLOB NOT NULL, day BIGINT NOT NULL, question BLOB NOT NULL, PRIMARY KEY(dossier, party, day, question)) WITHOUT ROWID;
CREATE INDEX lookup_party ON lookup(party, day);
)";

/// What was answered. Rows from before have none: it was never kept.
constexpr std::string_view kLookupAnswers = "ALTER TABLE lookup ADD COLUMN elsewhere BIGINT;\n";

/// Rows from before have none.
constexpr std::string_view kMarks = "ALTER TABLE journal ADD COLUMN mark BLOB;\n";

/// One row: how far the walk of refolding.hpp came, under which sum of shapes.
constexpr std::string_view kRefolding = R"(
CREATE TABLE refolding(
  id BIGINT PRIMARY KEY, shapes BIGINT NOT NULL, below BLOB NOT NULL, looked BIGINT NOT NULL, refolded BIGINT NOT NULL, altered BIGINT NOT NULL,
  finished BIGINT NOT NULL);
)";

/// A stage whose latest changes are of other specialties is not walked for one: its rows of a specialty are few, or soon met. Without `updated`, so
/// that a usual command moves none.
constexpr std::string_view kSpecialtyIndex = R"(
CREATE INDEX participant_specialty ON participant(holder, role, kind, specialty, stage, dossier);
)";

constexpr db::Migration kMigrations[] = {{"ledger", 1, kTables}, {"ledger", 2, kKeyIndex}, {"ledger", 3, kJobs}, {"ledger", 4, kFilterIndexes},
                                         {"ledger", 5, kAccessIndex}, {"ledger", 6, kMentions}, {"ledger", 7, kLookups}, {"ledger", 8, kMarks},
                                         {"ledger", 9, kRefolding}, {"ledger", 10, kSpecialtyIndex},
                                         {"ledger", 11, kLookupAnswers}};

}  // namespace

std::span<const db::Migration> Ledger::migrations() { return kMigrations; }

}  // namespace hospitium::ledger
