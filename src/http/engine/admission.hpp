// What is decided from a request's header alone, before a byte of its body is kept.
#pragma once
#include <cstdint>
#include <string>

#include "http/engine/parser.hpp"
#include "http/router.hpp"
#include "http/server.hpp"

namespace hospitium::http {

struct Admission {
  Request request;
  const Route* route = nullptr;  ///< null: for the fallback
};

/// Refuses: Malformed, MisdirectedRequest (Host), SecretInUrl, MethodNotAllowed (param `allow`), NotFound, SignInRequired
/// (no credentials at all), UnsupportedMedia, TooLarge (Content-Length). Takes the fields out of `head` when it admits.
Result<Admission> admit(RequestParser& head, const std::string& peer, const ServerOptions& options, const ServerParts& parts);

/// The client behind trusted proxies: the last X-Forwarded-For entry that is not itself trusted. `peer` for everybody else.
std::string client_address(const std::string& peer, std::string_view forwarded_for, const ServerOptions& options);

}  // namespace hospitium::http
