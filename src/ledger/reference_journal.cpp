#include "ledger/reference_journal.hpp"

#include <map>

#include "ledger/journal.hpp"
#include "vault/password.hpp"

namespace hospitium::ledger {
namespace {

constexpr int kBatch = 500;

/// A node that knew the table as the directory's has it already.
constexpr std::string_view kTable = R"(
CREATE TABLE IF NOT EXISTS reference_journal (concept TEXT NOT NULL, id BLOB NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL,
  actor BLOB NOT NULL, record BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (concept, id, version))
)";
constexpr std::array kMigrations{db::Migration{"reference", 1, kTable}};

std::string chain_hash(const std::string& previous, const ReferenceRow& row, Instant at, Id<User> actor) {
  return vault::token_hash(fmt::format("{}|{}|{}|{}|{}|{}|{}", previous, row.concept_name, id_text(row.id), row.version, at.us, actor.text(),
                                       row.record));
}

class ReferenceVerifier {
 public:
  ReferenceVerifier(db::Reader& reader, VerifyReport& report) : reader_(reader), report_(report) {}

  void run(std::span<const LiveRecords> rooms) {
    read_chains();
    for (const auto& room : rooms) room(reader_, [this](const ReferenceRow& record) { compare(record); });
    for (const auto& [key, newest] : newest_) found("reference_missing", newest);  // in the journal, and no longer a record
  }

 private:
  void found(std::string_view what, const ReferenceRow& row) {
    report_.findings.push_back({std::string(what), row.concept_name + " " + id_text(row.id), row.version});
  }

  void read_chains() {
    std::string concept_name, id;
    std::int64_t version = 0;
    while (true) {
      const auto rows = reader_.query("SELECT concept, id, version, at, actor, record, previous, hash FROM reference_journal WHERE "
                                      "(concept, id, version) > (?1, ?2, ?3) ORDER BY concept, id, version LIMIT ?4",
                                      {concept_name, db::BlobView{id}, version, kBatch});
      if (rows.empty()) return;
      for (const auto& row : rows) check(row);
      concept_name = rows.back().text(0), id = rows.back().text(1), version = rows.back().number(2);
    }
  }

  void check(const db::Row& stored) {
    if (stored.text(1).size() != sizeof(IdBytes) || stored.text(4).size() != sizeof(IdBytes))
      return found("reference_broken", {stored.text(0), {}, stored.number(2), {}});
    const ReferenceRow row{stored.text(0), stored.id<Party>(1).bytes, stored.number(2), stored.text(5)};
    const bool next = row.concept_name == last_.concept_name && row.id == last_.id;
    if (row.version != (next ? last_.version + 1 : 1)) found("reference_row_missing", row);
    const auto previous = next ? last_hash_ : kFirstHash;
    if (stored.text(6) != previous || chain_hash(previous, row, stored.instant(3), stored.id<User>(4)) != stored.text(7))
      found("reference_broken", row);
    last_hash_ = stored.text(7);
    newest_[{row.concept_name, row.id}] = last_ = {row.concept_name, row.id, row.version, vault::token_hash(row.record)};
    ++report_.references;
  }

  void compare(const ReferenceRow& record) {
    const auto newest = newest_.find({record.concept_name, record.id});
    if (newest == newest_.end()) return found("reference_unknown", record);
    if (newest->second.version != record.version || newest->second.record != vault::token_hash(record.record)) found("reference_differs", record);
    newest_.erase(newest);
  }

  db::Reader& reader_;
  VerifyReport& report_;
  ReferenceRow last_;
  std::string last_hash_;
  std::map<std::pair<std::string, IdBytes>, ReferenceRow> newest_;  // the hash of the record in its place: there may be a million
};

}  // namespace

std::span<const db::Migration> reference_migrations() { return kMigrations; }

void append_reference(db::Writer& writer, const ReferenceRow& row, Instant at, Id<User> actor) {
  const Id<Party> id{row.id};
  auto previous = kFirstHash;
  for (const auto& last : writer.query("SELECT hash FROM reference_journal WHERE concept = ?1 AND id = ?2 AND version = ?3",
                                       {row.concept_name, id, row.version - 1}))
    previous = last.text(0);
  const auto hash = chain_hash(previous, row, at, actor);
  writer.execute("INSERT INTO reference_journal (concept, id, version, at, actor, record, previous, hash) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                 {row.concept_name, id, row.version, at, actor, db::BlobView{row.record}, db::BlobView{previous}, db::BlobView{hash}});
}

std::vector<ReferenceVersion> read_versions(db::Reader& reader, std::string_view concept_name, const IdBytes& id) {
  std::vector<ReferenceVersion> versions;
  for (const auto& row : reader.query("SELECT version, at, actor, record FROM reference_journal WHERE concept = ?1 AND id = ?2 ORDER BY version DESC LIMIT ?3",
                                      {concept_name, Id<Party>{id}, kMostVersions}))
    versions.push_back({row.number(0), row.instant(1), row.id<User>(2), row.text(3)});
  return versions;
}

void verify_references(db::Reader& reader, std::span<const LiveRecords> rooms, VerifyReport& report) {
  ReferenceVerifier(reader, report).run(rooms);
}

}  // namespace hospitium::ledger
