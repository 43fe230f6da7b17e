#include "directory/register_path.hpp"

#include "directory/rows.hpp"
#include "ledger/reference_journal.hpp"

namespace hospitium::directory {

Result<std::int64_t> next_version(std::int64_t current, const std::string& if_match) {
  if (!if_match.empty() && if_match != tag_of(current)) return refuse(Code::VersionConflict);
  return current + 1;
}

void append_journal(db::Writer& writer, const Pending& pending, std::int64_t version, Instant at, Id<User> actor) {
  ledger::append_reference(writer, {std::string(pending.concept_name), pending.id, version, pending.record}, at, actor);
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

}  // namespace hospitium::directory
