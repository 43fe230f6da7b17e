#include "http/problem.hpp"

#include <cstdint>

#include <openssl/rand.h>
#include <spdlog/spdlog.h>

#include "base/check.hpp"
#include "db/fault.hpp"

namespace hospitium::http {
namespace {

std::string new_incident() {
  std::uint64_t number = 0;
  CHECK(RAND_bytes(reinterpret_cast<unsigned char*>(&number), sizeof number) == 1);
  return fmt::format("{:012x}", number & 0xffffffffffff);
}

std::string message_key(Code code) { return "errors." + std::string(row(code).name); }

/// "This is larger than the limit. Split it." -> "This is larger than the limit."
std::string first_sentence(const std::string& text) {
  for (std::string_view stop : {". ", "? ", "! ", "။ ", "؟ "})
    if (const auto at = text.find(stop); at != std::string::npos) return text.substr(0, at + stop.size() - 1);
  return text;
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
  out += ",\"";
  out.append(name).append("\":");
  json::append_string(out, text);
}

void append_params(std::string& out, const Messages::Params& params) {
  out += ",\"params\":{";
  for (const auto& [name, value] : params) {
    if (out.back() != '{') out += ',';
    json::append_string(out, name);
    out += ':';
    json::append_string(out, value);
  }
  out += '}';
}

void append_errors(std::string& out, const Refusal& refusal, const Messages& messages, std::string_view language) {
  out += ",\"errors\":[";
  for (const auto& error : refusal.fields) {
    if (out.back() != '[') out += ',';
    out += "{\"field\":";
    json::append_string(out, error.field);
    append_member(out, "code", row(error.code).name);
    append_member(out, "detail", messages.format(language, message_key(error.code), refusal.params));
    out += '}';
  }
  out += ']';
}

Code code_of(const std::exception_ptr& fault, std::string& what) {
  try {
    std::rethrow_exception(fault);
  } catch (const db::Fault& broken) {
    what = broken.what();
    return db::code_of(broken.kind());
  } catch (const std::exception& other) {
    what = other.what();
  } catch (...) {
    what = "an exception of no standard type";
  }
  return Code::Internal;
}

}  // namespace

Response Problems::of(const Refusal& refusal, std::string_view language) const {
  if (refusal.code != Code::Internal) return render(refusal, language, {});
  const auto incident = new_incident();
  spdlog::error("incident {}: a request was refused as internal or dropped without an answer", incident);
  return render(refusal, language, incident);
}

Response Problems::of(std::exception_ptr fault, std::string_view language) const {
  std::string what;
  const Code code = code_of(fault, what);
  const auto incident = new_incident();
  spdlog::error("incident {}: {}: {}", incident, row(code).name, what);
  return render({code, {}, {}, {}}, language, incident);
}

Response Problems::render(const Refusal& refusal, std::string_view language, const std::string& incident) const {
  const auto& code = row(refusal.code);
  const auto detail = messages_.format(language, message_key(refusal.code), refusal.params);
  std::string out = fmt::format(R"({{"type":"urn:hospitium:error:{}","status":{},"code":"{}")", code.name, code.http_status, code.name);
  append_member(out, "title", first_sentence(detail));
  append_member(out, "detail", detail);
  if (!refusal.field.empty()) append_member(out, "field", refusal.field);
  if (!refusal.params.empty()) append_params(out, refusal.params);
  if (!refusal.fields.empty()) append_errors(out, refusal, messages_, language);
  if (!incident.empty()) append_member(out, "incident", incident);
  out += '}';
  Response response{.status = code.http_status, .type = "application/problem+json"};
  response.body = std::move(out);
  response.with("Content-Language", std::string(language));
  if (refusal.code == Code::Busy || refusal.code == Code::TooManyRequests) response.with("Retry-After", "2");
  for (const auto& [name, value] : refusal.params)
    if (refusal.code == Code::MethodNotAllowed && name == "allow") response.with("Allow", value);
  for (const auto& [name, value] : refusal.params)
    if (refusal.code == Code::RangeUnsatisfiable && name == "size") response.with("Content-Range", "bytes */" + value);
  if (refusal.code == Code::ProtocolUnknown) response.with("Tus-Version", refusal.params.front().second);
  if (code.http_status == 401) response.with("WWW-Authenticate", "Bearer");
  return response;
}

}  // namespace hospitium::http
