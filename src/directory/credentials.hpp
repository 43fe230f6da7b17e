// What lets a user in, without its secret: sessions of browsers and API tokens.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "directory/records.hpp"

namespace hospitium::directory {

enum class CredentialKind { Session, Token };
BOOST_DESCRIBE_ENUM(CredentialKind, Session, Token)

struct CredentialView {
  Id<Session> id;
  CredentialKind kind{};
  std::optional<std::string> name;       ///< of a token: what it was made for
  Instant created;
  std::optional<Instant> seen;           ///< of a session: to within five minutes
  Instant expires;                       ///< of a session: when it ends unless it is used before
};
BOOST_DESCRIBE_STRUCT(CredentialView, (), (id, kind, name, created, seen, expires))

/// Those that are still good, the newest first.
std::vector<CredentialView> credentials_of(db::Database& database, Id<User> user, Instant now);
/// NotFound where the user has none of this id.
Result<Unit> revoke_credential(db::Database& database, Id<User> user, Id<Session> id);
/// All but `spared` (nil: all). How many they were.
std::size_t revoke_credentials(db::Database& database, Id<User> user, Id<Session> spared);

}  // namespace hospitium::directory
