#include "vault/key_table.hpp"

#include <fmt/format.h>

#include "db/migration.hpp"
#include "vault/secret.hpp"

namespace hospitium::vault {
namespace {

using db::Fault;
using db::FaultKind;
using db::Reader;
using db::Verdict;
using db::Writer;

constexpr db::Migration kMigrations[] = {
    {"vault", 1,
     "CREATE TABLE vault_key(id BLOB PRIMARY KEY, wrapped BLOB NOT NULL);\n"
     "CREATE TABLE vault_erased(id BLOB PRIMARY KEY, at BIGINT NOT NULL);\n"
     "CREATE INDEX vault_erased_at ON vault_erased(at, id);\n"
     "CREATE TABLE vault_spare(id BLOB PRIMARY KEY);\n"
     "CREATE TABLE vault_check(name TEXT PRIMARY KEY, value BLOB NOT NULL);\n"}};

constexpr std::size_t kPage = 64;
constexpr std::size_t kWrapped_bytes = 24 + kKey_bytes + 16;

/// Few texts for any number of ids: 1, 8 or 64 places, the last id repeated in those left over.
std::string find_sql(std::size_t places) {
  std::string sql = "SELECT id, wrapped FROM vault_key WHERE id IN (?1";
  for (std::size_t i = 2; i <= places; ++i) sql += fmt::format(",?{}", i);
  return sql + ")";
}

const std::string& find_sql_for(std::size_t ids) {
  static const std::string one = find_sql(1), some = find_sql(8), page = find_sql(kPage);
  return ids == 1 ? one : ids <= 8 ? some : page;
}

void find_page(Reader& reader, std::span<const KeyId> ids, std::vector<WrappedKey>& found) {
  std::vector<db::Param> params(ids.begin(), ids.end());
  params.resize(ids.size() == 1 ? 1 : ids.size() <= 8 ? 8 : kPage, db::Param(ids.back()));
  for (auto& row : reader.query(find_sql_for(ids.size()), params)) found.push_back({row.id<KeyTag>(0), row.text(1)});
}

void erase_one(Writer& writer, KeyId id, Instant at) {
  static const std::string kZeros(kWrapped_bytes, '\0');  // the same length, so that SQLite overwrites in place
  writer.execute("UPDATE vault_key SET wrapped = ?2 WHERE id = ?1", {id, db::BlobView{kZeros}});
  writer.execute("DELETE FROM vault_spare WHERE id = ?1", {id});
  writer.execute("INSERT INTO vault_erased(id, at) VALUES(?1, ?2) ON CONFLICT DO NOTHING", {id, at});
}

/// Runs `each` for all items, a thousand in a transaction.
template <class Item, class Each>
void in_pieces(db::Database& database, std::span<const Item> items, Each each) {
  constexpr std::size_t kPiece = 1'000;
  for (std::size_t at = 0; at < items.size(); at += kPiece)
    database.write([&](Writer& writer) {
      for (const auto& item : items.subspan(at, std::min(kPiece, items.size() - at))) each(writer, item);
      return Verdict::Commit;
    });
}

void require_secure_delete(db::Database& database) {
  if (database.dialect() != db::Dialect::Sqlite) return;
  database.read([](Reader& reader) {
    // Readers are opened with the same options as the writer.
    if (reader.query("PRAGMA secure_delete").at(0).number(0) != 1)
      throw Fault(FaultKind::Broken, "the keys database must be opened with secure_delete");
  });
}

}  // namespace

KeyTable::KeyTable(db::Database& database) : database_(database) {
  require_secure_delete(database);
  db::migrate(database, kMigrations);
}

void KeyTable::check_node_key(std::string_view value) {
  database_.write([&](Writer& writer) {
    auto known = writer.query("SELECT value FROM vault_check WHERE name = 'node_key'");
    if (!known.empty() && known[0].text(0) != value) throw Fault(FaultKind::Broken, "this is not the node key of this data");
    if (!known.empty()) return Verdict::RollBack;
    if (!writer.query("SELECT 1 FROM vault_key LIMIT 1").empty()) throw Fault(FaultKind::Broken, "the check value of the node key is missing");
    writer.execute("INSERT INTO vault_check(name, value) VALUES('node_key', ?1)", {db::BlobView{value}});
    return Verdict::Commit;
  });
}

void KeyTable::insert(std::span<const WrappedKey> keys) {
  in_pieces(database_, keys, [](Writer& writer, const WrappedKey& key) {
    writer.execute("INSERT INTO vault_key(id, wrapped) VALUES(?1, ?2)", {key.id, db::BlobView{key.wrapped}});
  });
}

std::vector<WrappedKey> KeyTable::find(std::span<const KeyId> ids) {
  std::vector<WrappedKey> found;
  if (ids.empty()) return found;
  database_.read([&](Reader& reader) {
    for (std::size_t at = 0; at < ids.size(); at += kPage) find_page(reader, ids.subspan(at, std::min(kPage, ids.size() - at)), found);
  });
  return found;
}

void KeyTable::erase(std::span<const KeyId> ids, Instant at) {
  in_pieces(database_, ids, [&](Writer& writer, KeyId id) { erase_one(writer, id, at); });
}

void KeyTable::park(std::span<const KeyId> ids) {
  in_pieces(database_, ids, [](Writer& writer, KeyId id) { writer.execute("INSERT INTO vault_spare(id) VALUES(?1)", {id}); });
}

std::vector<WrappedKey> KeyTable::unpark() {
  std::vector<KeyId> ids;
  database_.write([&](Writer& writer) {
    ids.clear();
    for (const auto& row : writer.query("DELETE FROM vault_spare RETURNING id")) ids.push_back(row.id<KeyTag>(0));
    return ids.empty() ? Verdict::RollBack : Verdict::Commit;
  });
  return find(ids);
}

std::vector<KeyId> KeyTable::erased_since(Instant at) {
  std::vector<KeyId> ids;
  database_.read([&](Reader& reader) {
    for (const auto& row : reader.query("SELECT id FROM vault_erased WHERE at >= ?1 ORDER BY at, id", {at})) ids.push_back(row.id<KeyTag>(0));
  });
  return ids;
}

}  // namespace hospitium::vault
