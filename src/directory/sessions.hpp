// Sign-in, sessions, API tokens. The database keeps hashes of secrets only.
#pragma once
#include "access/principal.hpp"
#include "directory/credentials.hpp"
#include "directory/directory.hpp"

namespace hospitium::directory {

inline constexpr std::int64_t kSessionIdle_us = 12 * kHour_us;
inline constexpr std::int64_t kSessionLife_us = 7 * kDay_us;
inline constexpr std::int64_t kLinkIdle_us = 14 * kDay_us;    ///< of who came by a link: bound to one case, on a phone of their own
inline constexpr std::int64_t kLinkSession_us = 60 * kDay_us;
inline constexpr std::int64_t kTokenLife_us = 365 * kDay_us;  ///< at most
inline constexpr std::int64_t kMostTokens = 50;               ///< of one user at a time

struct SignedIn {
  access::Principal principal;
  std::string secret;                    ///< goes into the cookie, once
  std::string csrf;                      ///< goes into the page; derived from the secret
};

struct TokenTerms {
  std::string name;                      ///< what it is for
  std::int64_t life_us = kTokenLife_us;
  TokenScope scope = TokenScope::All;
};

struct MadeToken {
  Id<Session> id;
  std::string secret, prefix;            ///< the only time that the secret is seen
  Instant expires;
};

struct TokenHolder {
  access::Principal principal;
  TokenScope scope = TokenScope::All;
};

/// Threads: any. sign_in and confirm cost 80 ms of CPU: bounded pool. Principals are cached for kPrincipalAge_us, so that a suspended
/// party or user is out within that time on other servers and at once on this one.
class Sessions {
 public:
  static constexpr std::int64_t kPrincipalAge_us = kSecond_us;

  Sessions(db::Database& database, vault::Vault& vault, ledger::Environment environment);
  ~Sessions();

  Result<SignedIn> sign_in(std::string_view email, std::string_view password, const Device& device = {});   ///< WrongCredentials
  Result<Unit> confirm(Id<User> user, std::string_view password);                ///< is it still this user? WrongCredentials
  /// A session of who has proved who they are. SignInRequired when the user may not sign in, or not any more.
  Result<SignedIn> begin(Id<User> user, const Device& device = {});
  Result<access::Principal> by_secret(std::string_view secret);                  ///< SignInRequired, SessionExpired
  /// Whom the session still signs in, without counting as use of it: an open page alone keeps nobody signed in.
  std::optional<access::Principal> watch(std::string_view secret);
  Result<TokenHolder> by_token(std::string_view token);                          ///< SignInRequired
  static std::string csrf_of(std::string_view secret);
  void sign_out(std::string_view secret);
  Result<MadeToken> make_token(Id<User> user, const TokenTerms& terms);          ///< TooMany
  std::vector<CredentialView> credentials(Id<User> user);
  Result<Unit> revoke(Id<User> user, Id<Session> credential);                    ///< NotFound
  std::size_t revoke_all(Id<User> user, Id<Session> spared);                     ///< spared nil: all
  std::optional<access::Principal> principal_of(Id<User> user);
  /// The one case that a person with a link belongs to; nothing for users with an account.
  std::optional<Id<Dossier>> case_of(Id<User> person);
  /// From now on this session acts for that one of its organisations, where more than one may. UnknownParty for another's, NotFound for a token.
  Result<Unit> act_for(const access::Principal& principal, Id<Party> party);
  void prefer(Id<User> user, const std::optional<std::string>& language, const std::optional<std::string>& zone);
  void forget();                         ///< cached principals, after a change in this process

 private:
  enum class Use { Request, Watch };
  Result<access::Principal> look_up(std::string_view secret, Use use);
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hospitium::directory
