#include "http/tus.hpp"

#include <charconv>
#include <ctime>

#include <openssl/evp.h>

namespace hospitium::http {
namespace {

/// Strict: padding where it belongs, nothing else; "" stays "".
std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  const auto padding = text.ends_with("==") ? 2U : text.ends_with('=') ? 1U : 0U;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

}  // namespace

Result<Unit> check_tus(const Request& request) {
  if (request.header("Tus-Resumable") == kTusVersion) return Unit{};
  return refuse(Code::ProtocolUnknown, {}, {{"version", std::string(kTusVersion)}});
}

Response&& with_tus(Response&& response) {
  response.with("Tus-Resumable", std::string(kTusVersion));
  return std::move(response);
}

Result<std::int64_t> tus_number(const Request& request, std::string_view header) {
  const auto text = request.header(header);
  std::int64_t number = -1;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || problem != std::errc() || end != text.data() + text.size() || number < 0) return refuse(Code::Malformed, std::string(header));
  return number;
}

Result<Pairs> tus_metadata(std::string_view header) {
  Pairs pairs;
  while (!header.empty()) {
    const auto end = std::min(header.find(','), header.size());
    const auto pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto space = std::min(pair.find(' '), pair.size());
    auto value = from_base64(pair.substr(std::min(space + 1, pair.size())));
    if (space == 0 || !value) return refuse(Code::Malformed, "Upload-Metadata");
    pairs.emplace_back(std::string(pair.substr(0, space)), *std::move(value));
  }
  return pairs;
}

std::string http_date(Instant at) {
  const std::time_t seconds = at.us / kSecond_us;
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[64];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc)};
}

struct Checksum::Running {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Checksum::Checksum(std::unique_ptr<Running> running, std::string wanted) : running_(std::move(running)), wanted_(std::move(wanted)) {}
Checksum::~Checksum() = default;

Result<std::unique_ptr<Checksum>> Checksum::of(const Request& request) {
  const auto header = request.header("Upload-Checksum");
  if (header.empty()) return std::unique_ptr<Checksum>();
  const auto space = std::min(header.find(' '), header.size());
  const auto algorithm = header.substr(0, space);
  auto wanted = from_base64(header.substr(std::min(space + 1, header.size())));
  if (!wanted) return refuse(Code::Malformed, "Upload-Checksum");
  const auto* kind = algorithm == "sha1" ? EVP_sha1() : algorithm == "sha256" ? EVP_sha256() : nullptr;
  if (kind == nullptr) return refuse(Code::Malformed, "Upload-Checksum");
  auto running = std::make_unique<Running>();
  CHECK(running->context && EVP_DigestInit_ex(running->context.get(), kind, nullptr) == 1);
  return std::unique_ptr<Checksum>(new Checksum(std::move(running), *std::move(wanted)));
}

void Checksum::add(std::string_view bytes) { CHECK(EVP_DigestUpdate(running_->context.get(), bytes.data(), bytes.size()) == 1); }

bool Checksum::agrees() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  CHECK(EVP_DigestFinal_ex(running_->context.get(), digest, &size) == 1);
  return wanted_ == std::string_view(reinterpret_cast<const char*>(digest), size);
}

}  // namespace hospitium::http
