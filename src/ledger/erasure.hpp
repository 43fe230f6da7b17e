// Erasing a dossier: first, in one transaction, everything that SQL can take away and a signed row that says so; then the key, which makes the
// rest unreadable wherever it lies; then the files. Whatever stops half-way is finished at the next start. The chain stays.
#pragma once
#include "ledger/engine.hpp"

namespace hospitium::ledger {

/// False when there is no such dossier.
bool erase_dossier(const Engine& engine, Id<User> by, Id<Dossier> id);
/// Ends what was begun before a stop, and applies the vault's erasure list to a database that came out of an older backup.
void finish_erasures(const Engine& engine);

/// What an erasure's signature covers: all that is left of the dossier's row.
struct ErasedStub {
  Id<Dossier> dossier;
  vault::KeyId key;
  std::string kind, number;
  std::int64_t version = 0;
  Instant opened, updated, at;
  Id<User> by;
  std::string message() const;
};

}  // namespace hospitium::ledger
