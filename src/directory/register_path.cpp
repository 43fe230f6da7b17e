#include "directory/register_path.hpp"

#include "directory/rows.hpp"
#include "vault/password.hpp"

namespace hospitium::directory {
namespace {

std::string chain_hash(const std::string& previous, const Pending& pending, std::int64_t version, Instant at) {
  return vault::token_hash(fmt::format("{}|{}|{}|{}|{}|{}", previous, pending.concept_name, id_text(pending.id), version, at.us,
                                       pending.record));
}

}  // namespace

Result<std::int64_t> next_version(std::int64_t current, const std::string& if_match) {
  if (!if_match.empty() && if_match != tag_of(current)) return refuse(Code::VersionConflict);
  return current + 1;
}

void append_journal(db::Writer& writer, const Pending& pending, std::int64_t version, Instant at, Id<User> actor) {
  const Id<Party> id{pending.id};
  std::string previous(32, '\0');
  for (const auto& row : writer.query("SELECT hash FROM reference_journal WHERE concept = ?1 AND id = ?2 AND version = ?3",
                                      {pending.concept_name, id, version - 1}))
    previous = row.text(0);
  const auto hash = chain_hash(previous, pending, version, at);
  writer.execute("INSERT INTO reference_journal (concept, id, version, at, actor, record, previous, hash) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                 {pending.concept_name, id, version, at, actor, db::BlobView{pending.record}, db::BlobView{previous}, db::BlobView{hash}});
}

bool party_exists(db::Reader& reader, Id<Party> id) {
  return !reader.query("SELECT 1 FROM party WHERE id = ?1", {id}).empty();
}

Result<Kept> in_transaction(db::Database& database, const std::function<Result<Kept>(db::Writer&)>& work) {
  Result<Kept> kept = refuse(Code::Internal);
  database.write([&](db::Writer& writer) {
    kept = work(writer);
    return kept ? db::Verdict::Commit : db::Verdict::RollBack;
  });
  return kept;
}

std::int64_t current_version(db::Reader& reader, std::string_view sql, db::Param id) {
  const auto rows = reader.query(sql, {std::move(id)});
  return rows.empty() ? 0 : rows.front().number(0);
}

IdBytes id_of_key(std::string_view key) {
  IdBytes id;
  const auto hash = vault::token_hash(key);
  std::memcpy(id.data(), hash.data(), id.size());
  return id;
}

}  // namespace hospitium::directory
