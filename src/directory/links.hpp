// Links of the patient's side: a secret in the URL's fragment that belongs to one person of one case, and a short code over a second
// channel before it signs in. Asking twice is harmless, since mail scanners open links; only the code is used up (OWASP ASVS 6.5.5:
// an out-of-band code lives at most ten minutes).
#pragma once
#include "directory/sessions.hpp"
#include "ledger/process_manager.hpp"

namespace hospitium::directory {

inline constexpr std::int64_t kLinkLife_us = 180 * kDay_us;
inline constexpr std::int64_t kCodeLife_us = 10 * kMinute_us;
inline constexpr std::int64_t kLinkTries = 10;        ///< wrong codes, over all that were asked for, before the link is void
inline constexpr std::int64_t kLinkPause_us = 20 * kSecond_us;  ///< between two codes for one link

struct LinkTerms {
  Id<User> person;
  Id<Dossier> dossier;
  std::string language;                  ///< BCP 47
};

/// A link as the coordinator sees it. `code` stands only while somebody waits for it to be read out.
struct LinkState {
  Instant expires;
  std::optional<Instant> opened;         ///< when it last signed somebody in
  std::optional<std::string> code;       ///< six digits
  std::optional<Instant> code_until;
};

/// Threads: any; writing calls wait for their transaction, so never call them on a database thread.
class Links {
 public:
  Links(db::Database& database, vault::Vault& vault, Sessions& sessions, ledger::Environment environment);

  /// Replaces an older link of the person and ends its sessions. The secret is seen this one time.
  std::string make(const LinkTerms& terms);
  std::optional<LinkState> state(Id<User> person);

  struct Waiting {
    Id<User> person;
    Id<Dossier> dossier;
    Instant until;
  };
  /// A fresh code, for the coordinator to read out. NotFound for an unknown secret, LinkEnded (also after kLinkTries wrong codes since somebody
  /// last came in), TooManyRequests within kLinkPause_us.
  Result<Waiting> ask_code(std::string_view secret);
  /// NotFound, LinkEnded (also when no code is waiting, it ran out or was used), WrongCredentials.
  Result<SignedIn> enter(std::string_view secret, std::string_view code, const Device& device = {});

  /// Ends the links of those who were dismissed.
  ledger::FeedFollower follower();

 private:
  db::Database& database_;
  vault::Vault& vault_;
  Sessions& sessions_;
  ledger::Environment environment_;
};

}  // namespace hospitium::directory
