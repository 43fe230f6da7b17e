#include "ledger/verify.hpp"

#include "ledger/checkpoint.hpp"
#include "ledger/journal.hpp"
#include "ledger/verify_dossier.hpp"

namespace hospitium::ledger {
namespace {

constexpr std::size_t kMostFindings = 1'000;
constexpr int kBatch = 500;

class Verifier {
 public:
  Verifier(db::Reader& reader, vault::Vault& vault, std::span<const std::unique_ptr<KindRules>> kinds)
      : reader_(reader), vault_(vault), dossiers_(reader, vault, kinds, [this](Finding finding) { found(std::move(finding)); }) {}

  VerifyReport run() {
    check_dossiers();
    check_orphans();
    check_feed();
    check_checkpoints();
    return std::move(report_);
  }

 private:
  void found(Finding finding) {
    if (report_.findings.size() < kMostFindings) report_.findings.push_back(std::move(finding));
  }

  void check_dossiers() {
    std::string last;
    while (true) {
      const auto rows = reader_.query("SELECT id FROM dossier WHERE id > ?1 ORDER BY id LIMIT ?2", {db::BlobView{last}, kBatch});
      if (rows.empty()) return;
      for (const auto& row : rows) {
        const auto seen = dossiers_.check(row.id<Dossier>(0));
        ++report_.dossiers;
        report_.events += seen.events;
        report_.erased += seen.erased ? 1 : 0;
      }
      last = rows.back().text(0);
    }
  }

  /// Rows whose dossier is gone.
  void check_orphans() {
    for (const std::string table : {"journal", "participant", "clock", "job", "erasure"}) {
      const auto rows = reader_.query("SELECT DISTINCT t.dossier FROM " + table + " t LEFT JOIN dossier d ON d.id = t.dossier WHERE d.id IS NULL LIMIT 100");
      for (const auto& row : rows) found({"dossier_missing", row.id<Dossier>(0).text(), 0});
    }
  }

  void check_feed() {
    for (const auto& row : reader_.query("SELECT feed FROM checkpoint")) at_checkpoint_[row.number(0)];
    std::int64_t number = 0;
    auto hash = kFirstHash;
    while (true) {
      const auto rows = reader_.query("SELECT f.number, f.dossier, f.version, f.hash, j.hash FROM feed f LEFT JOIN journal j ON "
                                      "j.dossier = f.dossier AND j.version = f.version WHERE f.number > ?1 ORDER BY f.number LIMIT ?2",
                                      {number, kBatch});
      if (rows.empty()) break;
      for (const auto& row : rows) check_feed_row(row, ++number, hash);
      number = rows.back().number(0);
    }
    const auto entered = reader_.query("SELECT count(*) FROM feed").at(0).number(0) + reader_.query("SELECT count(*) FROM feed_pending").at(0).number(0);
    if (entered != reader_.query("SELECT count(*) FROM journal").at(0).number(0)) found({"feed_incomplete", "", number});
  }

  void check_feed_row(const db::Row& row, std::int64_t expected, std::string& hash) {
    if (row.number(0) != expected) found({"feed_row_missing", "", expected});
    const auto dossier = row.id<Dossier>(1);
    const auto known = row.null(4) ? std::string() : row.text(4);
    if (feed_hash(hash, row.number(0), dossier, row.number(2), known) != row.text(3)) found({"feed_broken", dossier.text(), row.number(2)});
    hash = row.text(3);
    if (const auto at = at_checkpoint_.find(row.number(0)); at != at_checkpoint_.end()) at->second = hash;
  }

  void check_checkpoints() {
    Checkpoint expected;
    for (const auto& row : reader_.query("SELECT sequence, feed, hash, at, signature FROM checkpoint ORDER BY sequence")) {
      ++report_.checkpoints;
      const Checkpoint stored{row.number(0), row.number(1), row.instant(3), row.text(2), expected.previous};
      if (stored.sequence != expected.sequence + 1) found({"checkpoint_missing", "", expected.sequence + 1});
      if (!vault_.verify_signature(stored.message(), row.text(4))) found({"checkpoint_forged", "", stored.sequence});
      const auto at = at_checkpoint_.find(stored.feed);
      const auto hash = stored.feed == 0 ? kFirstHash : at == at_checkpoint_.end() ? std::string() : at->second;
      if (hash != stored.hash) found({"checkpoint_differs", "", stored.sequence});
      expected.sequence = stored.sequence;
      expected.previous = row.text(4);
    }
    check_head(expected);
  }

  void check_head(const Checkpoint& last) {
    const auto head = reader_.query("SELECT sequence, signature FROM checkpoint_head");
    const bool none = head.empty() && last.sequence == 0;
    const bool same = head.size() == 1 && head[0].number(0) == last.sequence && head[0].text(1) == last.previous;
    if (!none && !same) found({"checkpoint_missing", "", head.empty() ? 0 : head[0].number(0)});
  }

  db::Reader& reader_;
  vault::Vault& vault_;
  VerifyReport report_;
  DossierVerifier dossiers_;
  std::map<std::int64_t, std::string> at_checkpoint_;  ///< hash of the feed at each checkpoint's number
};

}  // namespace

VerifyReport verify(db::Reader& reader, vault::Vault& vault, std::span<const std::unique_ptr<KindRules>> kinds) {
  return Verifier(reader, vault, kinds).run();
}

VerifyReport verify(db::Database& database, vault::Vault& vault, std::span<const std::unique_ptr<KindRules>> kinds) {
  VerifyReport report;
  database.read([&](db::Reader& reader) { report = verify(reader, vault, kinds); });
  return report;
}

}  // namespace hospitium::ledger
