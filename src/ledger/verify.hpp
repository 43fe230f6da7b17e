// Verifies what an administrator could have tampered with: every dossier's hash chain, the feed's order and completeness, snapshots and
// projections against the refolded journal, signed checkpoints against the feed.
#pragma once
#include <string>
#include <vector>

#include "ledger/ledger.hpp"

namespace hospitium::ledger {

struct Finding {
  std::string what;                          ///< "chain_broken", "row_missing", "snapshot_differs", "checkpoint_missing" ...
  std::string dossier;                       ///< id, "" for the feed, "party ID" for a reference record
  std::int64_t version = 0;
};
struct VerifyReport {
  std::int64_t dossiers = 0, events = 0, erased = 0, checkpoints = 0, references = 0;
  std::vector<Finding> findings;             ///< at most 1,000
};
/// As `reader` sees it: also what a transaction would leave, before it commits.
VerifyReport verify(db::Reader& reader, vault::Vault& vault, std::span<const std::unique_ptr<KindRules>> kinds);
VerifyReport verify(db::Database& database, vault::Vault& vault, std::span<const std::unique_ptr<KindRules>> kinds);

/// Signs the feed as it stands (once a minute while serving, and at shutdown): number, running hash, Ed25519 signature.
void sign_checkpoint(db::Database& database, vault::Vault& vault, Instant now);

}  // namespace hospitium::ledger
