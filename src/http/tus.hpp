// The words of tus 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, termination, checksum, expiration.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace hospitium::http {

inline constexpr std::string_view kTusVersion = "1.0.0";
inline constexpr std::string_view kTusBody = "application/offset+octet-stream";

/// ProtocolUnknown unless the client speaks this version.
Result<Unit> check_tus(const Request& request);
Response&& with_tus(Response&& response);
/// A header that is one number; Malformed otherwise.
Result<std::int64_t> tus_number(const Request& request, std::string_view header);
/// "name base64,name base64": the decoded pairs. Malformed when it does not read.
Result<Pairs> tus_metadata(std::string_view header);
std::string http_date(Instant at);                       ///< "Wed, 25 Nov 2026 19:55:00 GMT"

/// Upload-Checksum: "sha1 BASE64" or "sha256 BASE64".
class Checksum {
 public:
  /// Nothing when the header is absent; Malformed when it does not read; UnsupportedMedia for another algorithm.
  static Result<std::unique_ptr<Checksum>> of(const Request& request);
  ~Checksum();
  void add(std::string_view bytes);
  bool agrees();                                         ///< once, at the end

 private:
  struct Running;
  Checksum(std::unique_ptr<Running> running, std::string wanted);
  std::unique_ptr<Running> running_;
  std::string wanted_;
};

}  // namespace hospitium::http
