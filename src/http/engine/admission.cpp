#include "http/engine/admission.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "http/cookies.hpp"

namespace hospitium::http {
namespace {

/// "example.org:8080" -> "example.org", "[::1]:8080" -> "[::1]".
std::string_view without_port(std::string_view host) {
  const auto bracket = host.find(']');
  const auto colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return host.substr(0, std::min(colon, host.size()));
}

bool known_host(std::string_view host, const ServerOptions& options) {
  const auto name = without_port(host);
  const auto same = [&](std::string_view known) { return equals_ignoring_case(name, known); };
  for (std::string_view local : {"localhost", "127.0.0.1", "[::1]"})
    if (same(local)) return true;
  return same(options.listen) || same("[" + options.listen + "]") ||
         std::any_of(options.hosts.begin(), options.hosts.end(), same);
}

bool secret_name(std::string_view name) {
  for (std::string_view secret : {"token", "access_token", "id_token", "password", "api_key"})
    if (equals_ignoring_case(name, secret)) return true;
  return false;
}

Result<Pairs> queries_of(std::string_view text) {
  Pairs queries;
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const auto part = text.substr(0, end);
    const auto equals = std::min(part.find('='), part.size());
    auto name = percent_decoded(part.substr(0, equals), Plus::IsSpace);
    auto value = percent_decoded(part.substr(std::min(equals + 1, part.size())), Plus::IsSpace);
    if (!name || !value) return refuse(Code::Malformed);
    if (secret_name(*name)) return refuse(Code::SecretInUrl);
    if (!name->empty()) queries.emplace_back(*std::move(name), *std::move(value));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return queries;
}

std::string_view media_type(std::string_view content_type) {
  auto type = content_type.substr(0, std::min(content_type.find(';'), content_type.size()));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  return type;
}

std::string size_text(std::size_t bytes) {
  return bytes >= (1u << 20) ? fmt::format("{} MiB", bytes >> 20) : fmt::format("{} KiB", bytes >> 10);
}

bool has_body(const RequestParser& head) { return head.chunked() || head.content_length().value_or(0) > 0; }

Result<Unit> check_body(const RequestParser& head, const Route& route) {
  const auto length = head.content_length().value_or(0);
  if (length > route.body_limit) return refuse(Code::TooLarge, {}, {{"limit", size_text(route.body_limit)}});
  const auto encoding = head.fields.find("Content-Encoding");
  if (!encoding.empty() && !equals_ignoring_case(encoding, "identity") && !equals_ignoring_case(encoding, "gzip"))
    return refuse(Code::UnsupportedMedia);
  if (!has_body(head)) return Unit{};
  const auto type = media_type(head.fields.find("Content-Type"));
  const auto fits = [&](std::string_view known) { return equals_ignoring_case(type, known); };
  if (std::none_of(route.types.begin(), route.types.end(), fits)) return refuse(Code::UnsupportedMedia);
  return Unit{};
}

bool has_credentials(const Fields& fields, const ServerOptions& options) {
  return !fields.find("Authorization").empty() || !session_secret(fields.find("Cookie"), options.secure_cookies).empty();
}

Result<Unit> check_target(const RequestParser& head, const ServerOptions& options) {
  const auto host = head.fields.find("Host");
  if (host.empty() || head.target.empty()) return refuse(Code::Malformed);
  if (!known_host(host, options)) return refuse(Code::MisdirectedRequest);
  return Unit{};
}

/// Finds the row and checks what the row asks of a header.
Result<const Route*> find_route(const RequestParser& head, std::string_view path, Request& request, const ServerOptions& options,
                                const ServerParts& parts) {
  auto match = parts.router.find(request.method, path);
  if (match.route == nullptr) {
    if (!match.allowed.empty()) return refuse(Code::MethodNotAllowed, {}, {{"allow", match.allowed}});
    const bool readable = request.method == Method::Get || request.method == Method::Head;
    if (!parts.fallback || !readable || path.starts_with("/api/")) return refuse(Code::NotFound);
    return nullptr;
  }
  if (needs_reader(match.route->auth) && !has_credentials(head.fields, options)) return refuse(Code::SignInRequired);
  TRY_DO(check_body(head, *match.route));
  request.params = std::move(match.params);
  return match.route;
}

std::string_view last_entry(std::string_view list) {
  const auto comma = list.rfind(',');
  auto entry = comma == std::string_view::npos ? list : list.substr(comma + 1);
  while (!entry.empty() && entry.front() == ' ') entry.remove_prefix(1);
  while (!entry.empty() && entry.back() == ' ') entry.remove_suffix(1);
  return entry;
}

}  // namespace

std::string client_address(const std::string& peer, std::string_view forwarded_for, const ServerOptions& options) {
  const auto trusted = [&](std::string_view address) {
    return std::find(options.trusted_proxies.begin(), options.trusted_proxies.end(), address) != options.trusted_proxies.end();
  };
  std::string client = peer;
  while (trusted(client) && !forwarded_for.empty()) {
    const auto entry = last_entry(forwarded_for);
    if (entry.empty()) break;
    client = std::string(entry);
    const auto comma = forwarded_for.rfind(',');
    forwarded_for = forwarded_for.substr(0, comma == std::string_view::npos ? 0 : comma);
  }
  return client;
}

Result<Admission> admit(RequestParser& head, const std::string& peer, const ServerOptions& options, const ServerParts& parts) {
  TRY_DO(check_target(head, options));
  const auto method = parse_method(head.method);
  if (!method) return refuse(Code::MethodNotAllowed, {}, {{"allow", "GET, HEAD, POST, PUT, PATCH, DELETE"}});
  if (head.target.front() != '/') return refuse(Code::Malformed);
  Admission admission;
  auto& request = admission.request;
  request.method = *method;
  const std::string_view target = head.target;
  const auto question = std::min(target.find('?'), target.size());
  const auto path = target.substr(0, question);
  auto decoded = percent_decoded(path, Plus::IsPlus);
  if (!decoded) return refuse(Code::Malformed);
  request.path = *std::move(decoded);
  TRY(request.queries, queries_of(target.substr(std::min(question + 1, target.size()))));
  TRY(admission.route, find_route(head, path, request, options, parts));
  request.peer = client_address(peer, head.fields.find("X-Forwarded-For"), options);
  request.language = parts.messages.negotiate(head.fields.find("Accept-Language"));
  request.headers = std::move(head.fields);
  return admission;
}

}  // namespace hospitium::http
