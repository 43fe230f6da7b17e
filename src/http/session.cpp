// Signing in and out, and who one is.
#include <algorithm>

#include "http/agent_family.hpp"
#include "http/concepts.hpp"
#include "http/cookies.hpp"
#include "http/live.hpp"
#include "http/session_authenticator.hpp"
#include "http/session_view.hpp"
#include "http/sign_in_guard.hpp"

namespace hospitium::http {
namespace {

struct SignInRequest {
  Line email;
  Text<512> password;
};
BOOST_DESCRIBE_STRUCT(SignInRequest, (), (email, password))

struct Preferences {
  std::optional<Word> language, zone;
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (language, zone))

Result<Response> sign_in(Rooms& rooms, SignInGuard& guard, const Request& request) {
  TRY(const auto asked, request.read<SignInRequest>());
  TRY_DO(guard.admit(fold(asked.email), request.peer));
  TRY(const auto signed_in, rooms.sessions.sign_in(asked.email, asked.password, device_of(request.header("User-Agent"))));
  guard.succeeded(fold(asked.email), request.peer);
  return json_response(session_view(rooms, signed_in.principal, signed_in.csrf))
      .with("Set-Cookie", set_session_cookie(signed_in.secret, rooms.secure_cookies));
}

Result<Response> sign_out(Rooms& rooms, const Request& request) {
  rooms.sessions.sign_out(session_secret(request.header("Cookie"), rooms.secure_cookies));
  if (rooms.live) rooms.live->close(request.signed_in->session);
  return no_content().with("Set-Cookie", clear_session_cookie(rooms.secure_cookies));
}

struct ActFor {
  Id<Party> party;
};
BOOST_DESCRIBE_STRUCT(ActFor, (), (party))

Result<Response> act_for(Rooms& rooms, const Request& request) {
  TRY(const auto asked, request.read<ActFor>());
  TRY_DO(rooms.sessions.act_for(request.principal(), asked.party));
  return no_content();
}

Result<Response> prefer(Rooms& rooms, const Request& request) {
  TRY(const auto asked, request.read<Preferences>());
  const auto languages = rooms.messages.languages();
  if (asked.language && std::ranges::count(languages, *asked.language) == 0) return refuse(Code::UnknownValue, "/language");
  rooms.sessions.prefer(request.principal().user, asked.language, asked.zone);
  return no_content();
}

}  // namespace

std::vector<Route> session_routes(Rooms& rooms) {
  auto guard = std::make_shared<SignInGuard>();
  return {
      {.method = Method::Post, .path = "/api/session", .auth = Auth::Public,
       .answer = [&rooms, guard](const Request& request) { return sign_in(rooms, *guard, request); },
       .body_limit = kStrangerLimit, .lane = Lane::Password, .summary = "Sign in", .takes = &json::schema_of<SignInRequest>(), .gives = &json::schema_of<SessionView>()},
      {.method = Method::Get, .path = "/api/session", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) -> Result<Response> {
         return json_response(session_view(rooms, request.principal(), request.signed_in->csrf));
       },
       .summary = "Who is signed in", .gives = &json::schema_of<SessionView>()},
      {.method = Method::Delete, .path = "/api/session", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return sign_out(rooms, request); }, .summary = "Sign out"},
      {.method = Method::Put, .path = "/api/session/preferences", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return prefer(rooms, request); }, .summary = "Language and time zone",
       .takes = &json::schema_of<Preferences>()},
      {.method = Method::Put, .path = "/api/session/acting", .auth = Auth::SignedIn,
       .answer = [&rooms](const Request& request) { return act_for(rooms, request); }, .summary = "For which of one's organisations this session acts: the first of its memberships",
       .takes = &json::schema_of<ActFor>()},
  };
}

SessionAuthenticator::SessionAuthenticator(directory::Sessions& sessions) : sessions_(sessions) {}

Result<std::shared_ptr<const SignedIn>> SessionAuthenticator::by_cookie(std::string_view secret) {
  TRY(auto principal, sessions_.by_secret(secret));
  return signed_in(std::move(principal), directory::Sessions::csrf_of(secret), May::All);
}

Result<std::shared_ptr<const SignedIn>> SessionAuthenticator::by_bearer(std::string_view token) {
  TRY(auto holder, sessions_.by_token(token));
  return signed_in(std::move(holder.principal), {}, holder.scope == directory::TokenScope::Read ? May::Read : May::All);
}

std::shared_ptr<const SignedIn> SessionAuthenticator::signed_in(access::Principal principal, std::string csrf, May may) {
  auto signed_in = std::make_shared<SignedIn>();
  signed_in->session = principal.session.text();
  signed_in->language = principal.language;
  signed_in->csrf = std::move(csrf);
  signed_in->may = may;
  signed_in->principal = std::make_shared<const access::Principal>(std::move(principal));
  return signed_in;
}

}  // namespace hospitium::http
