#include "ledger/erasure.hpp"

#include "ledger/bytes.hpp"
#include "ledger/dossier_store.hpp"
#include "ledger/job_rows.hpp"
#include "ledger/lookups.hpp"
#include "ledger/mention_rows.hpp"
#include "ledger/parted.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {
namespace {

/// Tokens are found by what the dossier says while its key is there; after that only by looking through all.
void delete_search(db::Writer& writer, const Engine& engine, Id<Dossier> id, const std::optional<Held>& held) {
  if (!held) {
    writer.execute("DELETE FROM search WHERE dossier = ?1", {id});
    return;
  }
  for (const auto& token : search_tokens(engine.vault, held->kind, held->dossier->project()))
    writer.execute("DELETE FROM search WHERE token = ?1 AND dossier = ?2", {db::BlobView{token}, id});
}

void clear_rows(db::Writer& writer, const Engine& engine, Id<Dossier> id, const std::optional<Held>& held, Instant at) {
  delete_search(writer, engine, id, held);
  writer.execute("DELETE FROM participant WHERE dossier = ?1", {id});
  writer.execute("DELETE FROM clock WHERE dossier = ?1", {id});
  drop_jobs(writer, id);
  drop_mentions(writer, id);
  drop_lookups(writer, id);
  writer.execute("DELETE FROM idempotency WHERE scope = ?1", {id});
  writer.execute("UPDATE journal SET mark = NULL WHERE dossier = ?1", {id});
  writer.execute("UPDATE dossier SET stage = '', origin = NULL, destination = NULL, specialty = NULL, urgency = NULL, owner = NULL, "
                 "owes = NULL, due = NULL, card = NULL, snapshot = NULL, shape = 0, erased = ?2 WHERE id = ?1", {id, at});
}

void keep_erasure(db::Writer& writer, const Engine& engine, const ErasedStub& stub) {
  const auto signature = engine.vault.sign(stub.message());
  writer.execute("INSERT INTO erasure(dossier, key_id, at, by_user, finished, signature) VALUES(?1, ?2, ?3, ?4, 0, ?5)",
                 {stub.dossier, stub.key, stub.at, stub.by, db::BlobView{signature}});
}

/// The key to be erased; nothing when there is no such dossier.
std::optional<vault::KeyId> begin(db::Writer& writer, const Engine& engine, Id<User> by, Id<Dossier> id, Instant at) {
  const auto rows = writer.query("SELECT kind, key_id, erased, number, version, opened, updated FROM dossier WHERE id = ?1", {id});
  const auto kind = rows.empty() ? std::nullopt : value_of<Kind>(rows[0].text(0));
  if (!kind) return std::nullopt;
  const auto& row = rows[0];
  const auto key = row.id<vault::KeyTag>(1);
  if (!row.null(2)) return key;
  const auto held = find_dossier(writer, engine, *kind, id, Lock::Write);
  if (held) write_all_parted(writer, id, held->dossier->project().participants, at);
  clear_rows(writer, engine, id, held, at);
  keep_erasure(writer, engine, {id, key, row.text(0), row.text(3), row.number(4), row.instant(5), row.instant(6), at, by});
  return key;
}

void finish(const Engine& engine, Id<Dossier> id, vault::KeyId key) {
  engine.vault.erase(key);
  engine.blobs.remove_all(id);
  engine.database.write([&](db::Writer& writer) {
    writer.execute("UPDATE erasure SET finished = 1 WHERE dossier = ?1", {id});
    return db::Verdict::Commit;
  });
}

/// Also after a fault, whose COMMIT may have been done after all.
struct ForgetInLists {
  ListMemory& lists;
  Id<Dossier> id;
  ~ForgetInLists() {
    lists.dossiers.changed(id);
    lists.changed_all();
  }
};

/// From its COMMIT on no list shows the dossier.
std::optional<vault::KeyId> begin(const Engine& engine, Id<User> by, Id<Dossier> id) {
  std::optional<vault::KeyId> key;
  const auto at = engine.environment.now();
  const ForgetInLists afterwards{*engine.lists, id};
  engine.database.write([&](db::Writer& writer) {
    key = begin(writer, engine, by, id, at);
    return key ? db::Verdict::Commit : db::Verdict::RollBack;
  });
  return key;
}

std::vector<Id<Dossier>> dossiers_to_finish(const Engine& engine) {
  std::vector<Id<Dossier>> ids;
  engine.database.read([&](db::Reader& reader) {
    for (const auto& row : reader.query("SELECT dossier FROM erasure WHERE finished = 0")) ids.push_back(row.id<Dossier>(0));
    for (const auto key : engine.vault.erasures())
      for (const auto& row : reader.query("SELECT id FROM dossier WHERE key_id = ?1 AND erased IS NULL", {key})) ids.push_back(row.id<Dossier>(0));
  });
  return ids;
}

}  // namespace

std::string ErasedStub::message() const {
  std::string text = "hospitium erasure ";
  text += view_of(dossier);
  text += view_of(key);
  append_sized(text, kind);
  append_sized(text, number);
  for (const auto value : {version, opened.us, updated.us, at.us}) append(text, value);
  text += view_of(by);
  return text;
}

bool erase_dossier(const Engine& engine, Id<User> by, Id<Dossier> id) {
  const auto key = begin(engine, by, id);
  if (key) finish(engine, id, *key);
  return key.has_value();
}

void finish_erasures(const Engine& engine) {
  for (const auto id : dossiers_to_finish(engine)) erase_dossier(engine, {}, id);
}

}  // namespace hospitium::ledger
