// Sessions and API tokens of the directory as the edge wants them.
#pragma once
#include "directory/sessions.hpp"
#include "http/authenticator.hpp"

namespace hospitium::http {

class SessionAuthenticator : public Authenticator {
 public:
  explicit SessionAuthenticator(directory::Sessions& sessions);
  Result<std::shared_ptr<const SignedIn>> by_cookie(std::string_view secret) override;
  Result<std::shared_ptr<const SignedIn>> by_bearer(std::string_view token) override;

 private:
  static std::shared_ptr<const SignedIn> signed_in(access::Principal principal, std::string csrf, May may);
  directory::Sessions& sessions_;
};

}  // namespace hospitium::http
