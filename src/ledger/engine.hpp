// What all parts of the ledger share. Made by Ledger; outlives them.
#pragma once
#include <algorithm>
#include <memory>
#include <vector>

#include "ledger/ledger.hpp"

namespace hospitium::ledger {

struct Engine {
  db::Database& database;
  vault::Vault& vault;
  vault::BlobStore& blobs;
  FactSource& facts;
  Environment environment;
  std::vector<std::unique_ptr<KindRules>> kinds;
  Options options;

  const KindRules& rules(Kind kind) const {
    const auto found = std::ranges::find(kinds, kind, [](const auto& rules) { return rules->kind(); });
    CHECK(found != kinds.end());
    return **found;
  }
  bool sequenced() const { return database.dialect() == db::Dialect::Postgresql; }  ///< the feed is numbered by the sequencer
};

}  // namespace hospitium::ledger
