#include "directory/register_path.hpp"

#include "directory/rows.hpp"
#include "ledger/idempotency.hpp"
#include "ledger/reference_journal.hpp"

namespace hospitium::directory {
namespace {

struct KeptTag;
/// What was kept of a change, as the row of its key has it.
struct KeptChange {
  Id<KeptTag> id;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(KeptChange, (), (id, tag))

Kept kept_of(const std::string& text) {
  const auto kept = json::read_own<KeptChange>(text);
  CHECK(kept.has_value());
  return {kept->id.bytes, kept->tag};
}

/// A password may be in what was asked, so its hash is of no use without the node's key.
ledger::CommandKey key_of(const vault::Vault& vault, const Change& change) {
  const auto hash = vault.node_hash(vault::Purpose::Receipt, change.asked);
  return ledger::key_of(change.principal.user, change.key, {reinterpret_cast<const char*>(hash.data()), hash.size()});
}

}  // namespace

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

Result<Kept> in_transaction(db::Database& database, const vault::Vault& vault, const Change& change, Instant now,
                            const std::function<Result<Kept>(db::Writer&)>& work) {
  const auto key = change.key.empty() ? std::nullopt : std::optional(key_of(vault, change));
  TRY(const auto text, ledger::make_once(database, key, now, [&](db::Writer& writer) -> Result<std::string> {
        TRY(const auto kept, work(writer));
        return json::write(KeptChange{{kept.id}, kept.tag});
      }));
  return kept_of(text);
}

std::int64_t current_version(db::Reader& reader, std::string_view sql, db::Param id) {
  const auto rows = reader.query(sql, {std::move(id)});
  return rows.empty() ? 0 : rows.front().number(0);
}

}  // namespace hospitium::directory
