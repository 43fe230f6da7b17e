// The one generic path by which a reference record changes: version, ETag, hash-chained journal, one transaction. Inside the room only.
#pragma once
#include "directory/register.hpp"

namespace hospitium::directory {

/// One change of one record, as the generic path sees it.
struct Pending {
  std::string_view concept_name;
  IdBytes id{};
  bool fresh = false;
  std::string record;                    ///< JSON, or sealed for users
};

/// Next version after `current` (0 = new), or VersionConflict when the editor saw another one.
Result<std::int64_t> next_version(std::int64_t current, const std::string& if_match);
void append_journal(db::Writer& writer, const Pending& pending, std::int64_t version, Instant at, Id<User> actor);
bool party_exists(db::Reader& reader, Id<Party> id);
/// Runs `work` as one write transaction; a refusal undoes it. What was done before with the key of this change is answered alike.
Result<Kept> in_transaction(db::Database& database, const vault::Vault& vault, const Change& change, Instant now,
                            const std::function<Result<Kept>(db::Writer&)>& work);
std::int64_t current_version(db::Reader& reader, std::string_view sql, db::Param id);

}  // namespace hospitium::directory
