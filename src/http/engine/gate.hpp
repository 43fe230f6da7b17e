// Between a request and its handler, on a worker thread: who asks, whether a browser was tricked, and unpacking.
#pragma once
#include "http/router.hpp"
#include "http/server.hpp"

namespace hospitium::http {

/// Fills request.signed_in and language. SignInRequired, SessionExpired, CsrfRejected, ReadOnlyToken, NotByToken.
Result<Unit> pass_gate(Request& request, const Route& route, const ServerOptions& options, const ServerParts& parts);

/// Asks again, since a body or a file takes its time: SignInRequired, SessionExpired when whoever passed the gate would not any more.
Result<Unit> still_known(const Request& request, const ServerOptions& options, const ServerParts& parts);

/// TooLarge or Malformed for a gzip body.
Result<Unit> unpack_body(Request& request, const Route& route);

/// gzip -> bytes, never holding more than `most` of them: TooLarge beyond; Malformed for anything truncated or trailing.
Result<std::string> inflated(std::string_view gzip, std::size_t most);

}  // namespace hospitium::http
