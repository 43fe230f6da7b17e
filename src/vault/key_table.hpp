// The tables of the keys database: wrapped keys, the erasure list, the check value of the node key. A row of wrapped keys is never
// deleted, because moving its neighbours to fill the hole leaves copies of them in unused parts of SQLite's pages (seen in the raw
// file), which a later erasure could not reach. Rows are only added at the end and overwritten by zeros in their place.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "vault/vault.hpp"

namespace hospitium::vault {

struct WrappedKey {
  KeyId id;
  std::string wrapped;
};

class KeyTable {
 public:
  /// Migrates. Throws db::Fault for an SQLite file without secure_delete.
  explicit KeyTable(db::Database& database);

  /// Remembers `value` at the first start; throws db::Fault when another one is remembered, or is missing beside keys.
  void check_node_key(std::string_view value);
  void insert(std::span<const WrappedKey> keys);
  /// What exists of `ids`, in any order. Reads in one transaction.
  std::vector<WrappedKey> find(std::span<const KeyId> ids);
  /// Overwrites the wrapped keys in their place and remembers them on the erasure list.
  void erase(std::span<const KeyId> ids, Instant at);
  /// Clears what the disk still holds of deleted rows. Throws db::Fault: they are deleted all the same, call it again.
  void clear_traces() { database_.forget_deleted(); }
  /// Remembers keys that were never handed out, for unpark() at the next start.
  void park(std::span<const KeyId> ids);
  /// What park() remembered, each key to one caller only.
  std::vector<WrappedKey> unpark();
  std::vector<KeyId> erased_since(Instant at);
  bool shared() const { return database_.dialect() == db::Dialect::Postgresql; }

 private:
  db::Database& database_;
};

}  // namespace hospitium::vault
