// The session cookie: its name, its attributes and how it is found. What the secret means is the Authenticator's business.
#pragma once
#include <string>
#include <string_view>

namespace hospitium::http {

/// "__Host-hospitium_session" when TLS is in front (`secure`), "hospitium_session" on plain loopback.
std::string_view session_cookie_name(bool secure);
/// The secret in a Cookie header; "" when absent or given twice (two secrets mean somebody planted one).
std::string_view session_secret(std::string_view cookie_header, bool secure);
/// Value of Set-Cookie: HttpOnly, SameSite=Strict, Path=/, ends with the browser session unless max_age_s > 0.
std::string set_session_cookie(std::string_view secret, bool secure, long max_age_s = 0);
std::string clear_session_cookie(bool secure);

}  // namespace hospitium::http
