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

/// Of what its user may do, what a token may. Never more: rights are looked up as those of the user at each request.
enum class TokenScope { All, Read };
BOOST_DESCRIBE_ENUM(TokenScope, All, Read)

/// What somebody signed in with, by families: "Chrome", "Windows". Empty: unknown.
struct Device {
  std::string browser, system;
};

struct CredentialView {
  Id<Session> id;
  CredentialKind kind{};
  std::optional<std::string> name;       ///< of a token: what it was made for
  std::optional<std::string> prefix;     ///< of a token: how its secret begins
  std::optional<TokenScope> scope;       ///< of a token
  std::optional<std::string> browser, system;  ///< of a session, where they are known
  Instant created;
  std::optional<Instant> seen;           ///< to within five minutes; absent for a token that was never used
  Instant expires;                       ///< of a session: when it ends unless it is used before
};
BOOST_DESCRIBE_STRUCT(CredentialView, (), (id, kind, name, prefix, scope, browser, system, created, seen, expires))

/// Those that are still good, the newest first.
std::vector<CredentialView> credentials_of(db::Database& database, Id<User> user, Instant now);
/// NotFound where the user has none of this id.
Result<Unit> revoke_credential(db::Database& database, Id<User> user, Id<Session> id);
/// All but `spared` (nil: all). How many they were.
std::size_t revoke_credentials(db::Database& database, Id<User> user, Id<Session> spared);

}  // namespace hospitium::directory
