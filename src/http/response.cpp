#include "http/response.hpp"

#include <array>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include "base/check.hpp"
#include "http/request.hpp"

namespace hospitium::http {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

/// BLAKE2b keyed by prefix: drawn once per process, so a tag cannot be computed from guessed content.
Digest keyed_digest(std::string_view bytes) {
  static const auto key = [] {
    std::array<unsigned char, 32> drawn{};
    CHECK(RAND_bytes(drawn.data(), static_cast<int>(drawn.size())) == 1);
    return drawn;
  }();
  Digest digest{};
  unsigned size = 0;
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  CHECK(context && EVP_DigestInit_ex(context.get(), EVP_blake2b512(), nullptr) == 1 &&
        EVP_DigestUpdate(context.get(), key.data(), key.size()) == 1 &&
        EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
        EVP_DigestFinal_ex(context.get(), digest.data(), &size) == 1);
  return digest;
}

std::string ascii_name(std::string_view name) {
  std::string plain;
  for (char c : name) {
    const bool fair = c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '/' && c != '%';
    plain += fair ? c : '_';
  }
  return plain;
}

}  // namespace

std::string_view Response::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (equals_ignoring_case(key, name)) return value;
  return {};
}

Response text_response(std::string text, int status) {
  Response response{.status = status, .type = "text/plain; charset=utf-8"};
  response.body = std::move(text);
  return response;
}

Response json_text_response(std::string json, int status) {
  Response response{.status = status, .type = "application/json"};
  response.body = std::move(json);
  return response;
}

Response file_response(std::string bytes, std::string type, std::string_view name) {
  auto response = attachment(std::move(type), name);
  response.body = std::move(bytes);
  return response;
}

Response attachment(std::string type, std::string_view name) {
  Response response{.type = std::move(type)};
  response.with("Content-Disposition",
                "attachment; filename=\"" + ascii_name(name) + "\"; filename*=UTF-8''" + percent_encoded(name));
  response.with("Content-Security-Policy", "sandbox; default-src 'none'");
  return response;
}

std::string etag_of(std::string_view bytes) {
  constexpr char kHex[] = "0123456789abcdef";
  constexpr std::size_t kBytes = 16;
  const auto digest = keyed_digest(bytes);
  std::string tag = "\"";
  for (std::size_t i = 0; i < kBytes; ++i) tag += {kHex[digest[i] >> 4], kHex[digest[i] & 15]};
  return tag += '"';
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match == "*") return true;
  return !etag.empty() && if_none_match.find(etag) != std::string_view::npos;
}

}  // namespace hospitium::http
