#include "http/engine/gate.hpp"

#include <algorithm>

#include <openssl/crypto.h>
#include <zlib.h>

#include "http/cookies.hpp"

namespace hospitium::http {
namespace {

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// "https://host:port" -> "host:port"
std::string_view authority_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

/// What a browser says about the page that made it ask. Other clients say nothing.
bool from_our_pages(const Request& request) {
  const auto origin = request.header("Origin");
  if (!origin.empty() && !equals_ignoring_case(authority_of(origin), request.header("Host"))) return false;
  const auto site = request.header("Sec-Fetch-Site");
  return site.empty() || site == "same-origin" || site == "none";
}

std::string_view bearer_of(std::string_view authorization) {
  constexpr std::string_view kScheme = "Bearer ";
  if (authorization.size() <= kScheme.size() || !equals_ignoring_case(authorization.substr(0, kScheme.size()), kScheme)) return {};
  return authorization.substr(kScheme.size());
}

Result<std::shared_ptr<const SignedIn>> sign_in(const Request& request, const ServerOptions& options, Authenticator* authenticator) {
  if (authenticator == nullptr) return refuse(Code::SignInRequired);
  if (const auto authorization = request.header("Authorization"); !authorization.empty()) {
    const auto token = bearer_of(authorization);
    return token.empty() ? refuse(Code::SignInRequired) : authenticator->by_bearer(token);
  }
  const auto secret = session_secret(request.header("Cookie"), options.secure_cookies);
  return secret.empty() ? refuse(Code::SignInRequired) : authenticator->by_cookie(secret);
}

Result<Unit> know_reader(Request& request, const Route& route, const ServerOptions& options, const ServerParts& parts) {
  auto signed_in = sign_in(request, options, parts.authenticator);
  if (!signed_in) {
    if (route.auth == Auth::Either) return Unit{};
    return tl::unexpected(std::move(signed_in).error());
  }
  request.signed_in = *std::move(signed_in);
  const auto& known = *request.signed_in;
  if (!known.language.empty() && request.header("Accept-Language").empty()) request.language = parts.messages.negotiate(known.language);
  const bool by_cookie = request.header("Authorization").empty();
  if (route.writes() && by_cookie && (known.csrf.empty() || !same_secret(request.header("X-CSRF-Token"), known.csrf)))
    return refuse(Code::CsrfRejected);
  if (route.writes() && known.may == May::Read) return refuse(Code::ReadOnlyToken);
  if (route.auth == Auth::InPerson && known.by_token()) return refuse(Code::NotByToken);
  return Unit{};
}

/// Refused at the gate, so that no route keeps what it cannot find again.
Result<Unit> well_formed_key(const Request& request) {
  const auto key = request.header(kOfCommands[0]);
  if (request.headers.count(kOfCommands[0]) == 0) return Unit{};
  if (key.size() > kLongestKey) return refuse(Code::TooLong, std::string(kOfCommands[0]));
  const bool visible = std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7f; });
  return !key.empty() && visible ? Result<Unit>(Unit{}) : refuse(Code::Malformed, std::string(kOfCommands[0]));
}

struct Inflater {
  z_stream stream{};
  Inflater() { CHECK(inflateInit2(&stream, 15 + 16) == Z_OK); }  // 16: gzip wrapper only
  ~Inflater() { inflateEnd(&stream); }
};

}  // namespace

Result<std::string> inflated(std::string_view gzip, std::size_t most) {
  Inflater inflater;
  auto& stream = inflater.stream;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));  // zlib reads only
  stream.avail_in = static_cast<uInt>(gzip.size());
  std::string out;
  char block[16 << 10];
  for (int state = Z_OK; state != Z_STREAM_END;) {
    stream.next_out = reinterpret_cast<Bytef*>(block);
    stream.avail_out = sizeof block;
    state = inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = sizeof block - stream.avail_out;
    if (state != Z_OK && state != Z_STREAM_END) return refuse(Code::Malformed);
    if (out.size() + made > most) return refuse(Code::TooLarge, {}, {{"limit", std::to_string(most >> 10) + " KiB"}});
    out.append(block, made);
    if (made == 0 && state == Z_OK && stream.avail_in == 0) return refuse(Code::Malformed);  // truncated
  }
  if (stream.avail_in != 0) return refuse(Code::Malformed);
  return out;
}

Result<Unit> pass_gate(Request& request, const Route& route, const ServerOptions& options, const ServerParts& parts) {
  if (route.writes() && !from_our_pages(request)) return refuse(Code::CsrfRejected);
  if (route.auth != Auth::Public) TRY_DO(know_reader(request, route, options, parts));
  if (route.writes()) TRY_DO(well_formed_key(request));
  return Unit{};
}

Result<Unit> still_known(const Request& request, const ServerOptions& options, const ServerParts& parts) {
  if (request.signed_in) TRY_DO(sign_in(request, options, parts.authenticator));
  return Unit{};
}

Result<Unit> unpack_body(Request& request, const Route& route) {
  if (equals_ignoring_case(request.header("Content-Encoding"), "gzip")) {
    TRY(request.body, inflated(request.body, route.body_limit));
  }
  return Unit{};
}

}  // namespace hospitium::http
