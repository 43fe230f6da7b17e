// Sessions and API tokens: users see and revoke their own, administrators everybody's. A token makes and ends none: one that leaked must not
// outlive its end, nor keep its owner out.
#include "http/concepts.hpp"
#include "http/live.hpp"
#include "http/own_password.hpp"

namespace hospitium::http {
namespace {

struct CredentialPage {
  std::vector<directory::CredentialView> items;
  std::optional<Id<Session>> current;    ///< the one that asks, in the reader's own list
};
BOOST_DESCRIBE_STRUCT(CredentialPage, (), (items, current))

/// How long is said by whoever makes it: a token without an end would be forgotten and go on.
struct NewToken {
  Line name;
  std::int32_t days = 0;
  directory::TokenScope scope{};
  Text<512> password;
};
BOOST_DESCRIBE_STRUCT(NewToken, (), (name, days, scope, password))

struct TokenMade {
  Id<Session> id;
  std::string secret;                    ///< seen this one time
  Instant expires;
};
BOOST_DESCRIBE_STRUCT(TokenMade, (), (id, secret, expires))

struct RevokedView {
  std::int64_t revoked = 0;
};
BOOST_DESCRIBE_STRUCT(RevokedView, (), (revoked))

/// Open streams of what was revoked end at once.
Response revoked(Rooms& rooms, std::size_t count) {
  if (rooms.live) rooms.live->recheck();
  return json_response(RevokedView{static_cast<std::int64_t>(count)});
}

/// The user in the path, for whoever may do this to users.
Result<Id<User>> somebody(Rooms& rooms, const Request& request, Action action) {
  TRY(const auto id, request.id<User>("id"));
  if (!access::may_on_node(request.principal(), DataClass::Users, action) || !rooms.directory.user(id)) return refuse(Code::NotFound);
  return id;
}

Result<Response> own(Rooms& rooms, const Request& request) {
  const auto& principal = request.principal();
  return json_response(CredentialPage{rooms.sessions.credentials(principal.user), principal.session});
}

Result<Response> make_token(Rooms& rooms, const Request& request) {
  const auto user = request.principal().user;
  if (!rooms.directory.user(user)) return refuse(Code::NotFound);  // who came by a link
  TRY(const auto asked, request.read<NewToken>());
  const auto life_us = asked.days * kDay_us;
  if (asked.days < 1 || life_us > directory::kTokenLife_us) return refuse(Code::OutOfRange, "/days");
  TRY_DO(confirm_own_password(rooms, request, asked.password, "/password"));
  TRY(const auto made, rooms.sessions.make_token(user, {asked.name, life_us, asked.scope}));
  return json_response(TokenMade{made.id, made.secret, made.expires}, 201);
}

Result<Response> revoke_own(Rooms& rooms, const Request& request) {
  TRY(const auto credential, request.id<Session>("credential"));
  TRY_DO(rooms.sessions.revoke(request.principal().user, credential));
  return revoked(rooms, 1);
}

Result<Response> revoke_others(Rooms& rooms, const Request& request) {
  return revoked(rooms, rooms.sessions.revoke_all(request.principal().user, request.principal().session));
}

Result<Response> of_user(Rooms& rooms, const Request& request) {
  TRY(const auto user, somebody(rooms, request, Action::Read));
  return json_response(CredentialPage{rooms.sessions.credentials(user), {}});
}

Result<Response> revoke_of_user(Rooms& rooms, const Request& request) {
  TRY(const auto user, somebody(rooms, request, Action::Update));
  TRY(const auto credential, request.id<Session>("credential"));
  TRY_DO(rooms.sessions.revoke(user, credential));
  return revoked(rooms, 1);
}

Result<Response> revoke_all_of_user(Rooms& rooms, const Request& request) {
  TRY(const auto user, somebody(rooms, request, Action::Update));
  return revoked(rooms, rooms.sessions.revoke_all(user, {}));
}

}  // namespace

std::vector<Route> credential_routes(Rooms& rooms) {
  const auto simple = [&](Method method, std::string_view path, Result<Response> (*answer)(Rooms&, const Request&), std::string_view summary) {
    return Route{.method = method, .path = path, .auth = method == Method::Get ? Auth::SignedIn : Auth::InPerson,
                 .answer = [&rooms, answer](const Request& request) { return answer(rooms, request); }, .summary = summary};
  };
  constexpr std::string_view kOwn = "/api/session/credentials", kUsers = "/api/directory/users/{id}/credentials";
  return {
      simple(Method::Get, kOwn, own, "One's own sessions and API tokens").with_reply<CredentialPage>(),
      {.method = Method::Post, .path = "/api/session/tokens", .auth = Auth::InPerson,
       .answer = [&rooms](const Request& request) { return make_token(rooms, request); }, .lane = Lane::Password,
       .summary = "Make an API token with an end, for all that one may do or for reading only", .takes = &json::schema_of<NewToken>(),
       .gives = &json::schema_of<TokenMade>()},
      simple(Method::Delete, kOwn, revoke_others, "Revoke all of them but this one").with_reply<RevokedView>(),
      simple(Method::Delete, "/api/session/credentials/{credential}", revoke_own, "Revoke one of them").with_reply<RevokedView>(),
      simple(Method::Get, kUsers, of_user, "A user's sessions and API tokens (administrators and auditors)").with_reply<CredentialPage>(),
      simple(Method::Delete, kUsers, revoke_all_of_user, "Revoke all of a user's (administrators)").with_reply<RevokedView>(),
      simple(Method::Delete, "/api/directory/users/{id}/credentials/{credential}", revoke_of_user, "Revoke one of a user's (administrators)")
          .with_reply<RevokedView>(),
  };
}

}  // namespace hospitium::http
