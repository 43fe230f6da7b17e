#include "ledger/idempotency.hpp"

#include "base/json.hpp"
#include "ledger/bytes.hpp"
#include "vault/digest.hpp"

namespace hospitium::ledger {
namespace {

struct ReceiptTag;
/// A receipt as its row keeps it.
struct KeptReceipt {
  Id<Dossier> dossier;
  std::string number, stage, tag;
  std::vector<Id<ReceiptTag>> ids;
};
BOOST_DESCRIBE_STRUCT(KeptReceipt, (), (dossier, number, stage, tag, ids))

std::string hash_of_body(const CommandRequest& request) {
  return request.body_hash.empty() ? vault::digest(boost::json::serialize(request.body)) : request.body_hash;
}

std::string bound_to(const CommandRequest& request) {
  std::string text;
  append_sized(text, name_of(request.kind));
  append_sized(text, request.command);
  append_sized(text, request.dossier ? view_of(*request.dossier) : std::string_view());
  append_sized(text, hash_of_body(request));
  return vault::digest(text);
}

std::string hash_of_key(Id<User> user, std::string_view sort, std::string_view key) {
  return vault::digest(std::string(view_of(user)).append(sort).append(key));
}

std::string hash_of_key(const CommandRequest& request, const IdBytes& command_id) {
  const auto& key = request.idempotency_key;
  return key.empty() ? hash_of_key(request.principal.user, "id ", view_of(command_id)) : hash_of_key(request.principal.user, "key ", key);
}

/// Nothing of a command where the key was used for something else.
std::optional<Receipt> receipt_of(const std::string& text) {
  const auto kept = json::read_own<KeptReceipt>(text);
  if (!kept || kept->dossier.nil()) return std::nullopt;
  Receipt receipt{kept->dossier, kept->number, kept->stage, kept->tag, {}, true};
  for (const auto& id : kept->ids) receipt.ids.push_back(id.bytes);
  return receipt;
}

db::Rows rows_of(db::Reader& reader, const CommandKey& key) {
  return reader.query("SELECT bound, receipt FROM idempotency WHERE scope = ?1 AND id = ?2", {db::BlobView{key.scope}, db::BlobView{key.id}});
}

/// What was kept of it; nothing when it is new.
Result<std::optional<std::string>> find_kept(db::Reader& reader, const CommandKey& key) {
  const auto rows = rows_of(reader, key);
  if (rows.empty()) return std::nullopt;
  if (rows[0].text(0) != key.bound) return refuse(Code::IdempotencyReused);
  return rows[0].text(1);
}

void keep(db::Writer& writer, const CommandKey& key, const std::string& text, Instant at) {
  writer.execute("INSERT INTO idempotency(scope, id, bound, receipt, at) VALUES(?1, ?2, ?3, ?4, ?5)",
                 {db::BlobView{key.scope}, db::BlobView{key.id}, db::BlobView{key.bound}, text, at});
}

}  // namespace

CommandKey key_of(const CommandRequest& request, const IdBytes& command_id) {
  const auto hash = hash_of_key(request, command_id);
  auto scope = request.dossier ? std::string(view_of(*request.dossier)) : hash.substr(16);
  return {std::move(scope), hash.substr(0, 16), bound_to(request)};
}

CommandKey key_of(Id<User> user, std::string_view idempotency_key, std::string bound) {
  const auto hash = hash_of_key(user, "key ", idempotency_key);
  return {hash.substr(16), hash.substr(0, 16), std::move(bound)};
}

Result<std::string> make_once(db::Database& database, const std::optional<CommandKey>& key, Instant at,
                              const std::function<Result<std::string>(db::Writer&)>& change) {
  Result<std::string> made = refuse(Code::Internal);
  const auto once = [&](db::Writer& writer) {
    const auto before = key ? find_kept(writer, *key) : Result<std::optional<std::string>>(std::optional<std::string>());
    if (!before) made = tl::unexpected(before.error());
    else if (*before) made = **before;
    else made = change(writer);
    if (!made || !before || *before) return db::Verdict::RollBack;
    if (key) keep(writer, *key, *made, at);
    return db::Verdict::Commit;
  };
  try {
    database.write(once);
  } catch (const db::Fault& fault) {
    if (!key || fault.kind() != db::FaultKind::Unique) throw;
    database.write(once);  // the same change came twice at the same moment: the other is done now
  }
  return made;
}

std::optional<Done> find_done(db::Reader& reader, const CommandKey& key) {
  const auto rows = rows_of(reader, key);
  if (rows.empty()) return std::nullopt;
  Done done{receipt_of(rows[0].text(1)), rows[0].text(0) == key.bound};
  CHECK(done.receipt || !done.same);
  return done;
}

void keep_receipt(db::Writer& writer, const CommandKey& key, const Receipt& receipt, Instant at) {
  KeptReceipt kept{receipt.dossier, receipt.number, receipt.stage, receipt.tag, {}};
  for (const auto& id : receipt.ids) kept.ids.push_back({id});
  keep(writer, key, json::write(kept), at);
}

std::int64_t forget_receipts(db::Writer& writer, Instant before, int limit) {
  const auto rows = writer.query("SELECT scope, id FROM idempotency WHERE at < ?1 ORDER BY at LIMIT ?2", {before, limit});
  for (const auto& row : rows)
    writer.execute("DELETE FROM idempotency WHERE scope = ?1 AND id = ?2", {db::BlobView{row.text(0)}, db::BlobView{row.text(1)}});
  return static_cast<std::int64_t>(rows.size());
}

}  // namespace hospitium::ledger
