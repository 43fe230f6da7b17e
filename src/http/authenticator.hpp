// Who is asking: the port through which the edge learns it. The directory implements it; http owns cookies, CSRF and Bearer syntax.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace hospitium::access {
struct Principal;
}

namespace hospitium::http {

enum class May : std::uint8_t { All, Read };  ///< of what the principal may do: a token can be for reading only

struct SignedIn {
  std::shared_ptr<const access::Principal> principal;
  std::string session;   ///< opaque name of the session or token, to close its live streams; never the secret itself
  std::string language;  ///< the user's language, for requests that name none in Accept-Language; "" = unknown
  std::string csrf;      ///< what X-CSRF-Token must equal; "" for Bearer tokens, which browsers do not send by themselves
  May may = May::All;

  bool by_token() const { return csrf.empty(); }
};

/// Implementations are called on worker threads, many at once, and may read the database. They compare secrets by hash.
/// Refusals: SignInRequired (unknown secret), SessionExpired. The answer must be current: a revoked session is refused
/// by the next call.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  virtual Result<std::shared_ptr<const SignedIn>> by_cookie(std::string_view secret) = 0;
  virtual Result<std::shared_ptr<const SignedIn>> by_bearer(std::string_view token) = 0;
};

}  // namespace hospitium::http
