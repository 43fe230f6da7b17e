// A command that comes twice is done once. Kept are the receipt (ids, number, stage, tag) and a hash of what was asked, never a body.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "ledger/engine.hpp"

namespace hospitium::ledger {

/// Where a command's row stands. `scope` is the dossier; for an opening, whose dossier id is fresh at each try, half of the key's own hash.
struct CommandKey {
  std::string scope, id;                 ///< 16 bytes each
  std::string bound;                     ///< hash of kind, command, dossier and body
};

/// A request without a key gets one of its own, so that a lost COMMIT can be asked for.
CommandKey key_of(const CommandRequest& request, const IdBytes& command_id);

/// The same of a change of what is no dossier; `bound` is a hash of what was asked.
CommandKey key_of(Id<User> user, std::string_view idempotency_key, std::string bound);

/// Makes a change of what is no dossier in one transaction, and once for a key: where it comes again, what `change` gave the first time is given
/// again and nothing is called; IdempotencyReused when the key was bound to something else. A refusal writes nothing and binds no key. `change` may be
/// called more than once. Throws db::Fault.
Result<std::string> make_once(db::Database& database, const std::optional<CommandKey>& key, Instant at,
                              const std::function<Result<std::string>(db::Writer&)>& change);

/// What was done under this key before; not the same when something else was asked then, and without a receipt when that was no command.
struct Done {
  std::optional<Receipt> receipt;
  bool same = false;
};
/// Nothing when the key is new.
std::optional<Done> find_done(db::Reader& reader, const CommandKey& key);
void keep_receipt(db::Writer& writer, const CommandKey& key, const Receipt& receipt, Instant at);
/// Removes what was kept before `before`, at most `limit` rows.
std::int64_t forget_receipts(db::Writer& writer, Instant before, int limit);

}  // namespace hospitium::ledger
