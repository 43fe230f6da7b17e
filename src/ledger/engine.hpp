// What all parts of the ledger share. Made by Ledger; outlives them.
#pragma once
#include <algorithm>
#include <memory>
#include <vector>

#include "ledger/ledger.hpp"
#include "ledger/list_memory.hpp"

namespace hospitium::ledger {

struct Engine {
  db::Database& database;
  vault::Vault& vault;
  vault::BlobStore& blobs;
  FactSource& facts;
  Environment environment;
  std::vector<std::unique_ptr<KindRules>> kinds;
  Options options;
  std::shared_ptr<ListMemory> lists = std::make_shared<ListMemory>();

  const KindRules& rules(Kind kind) const {
    const auto found = std::ranges::find(kinds, kind, [](const auto& rules) { return rules->kind(); });
    CHECK(found != kinds.end());
    return **found;
  }
  bool alone() const { return database.dialect() == db::Dialect::Sqlite; }  ///< no other server writes
  ListMemory* list_memory() const { return alone() ? lists.get() : nullptr; }
  bool sequenced() const { return !alone(); }                               ///< the feed is numbered by the sequencer
};

}  // namespace hospitium::ledger
