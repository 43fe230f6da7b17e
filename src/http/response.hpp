// What goes back: a status, a few headers and a body, or a stream that goes on.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"

namespace hospitium::http {

/// A body that has no end yet (server-sent events). All but `wake` happens on the I/O thread.
class Stream {
 public:
  virtual ~Stream() = default;
  /// Called once. `wake` may be called from any thread, also after the connection has gone.
  virtual void start(std::function<void()> wake) = 0;
  /// The bytes to send now; empty when there are none.
  virtual std::string take() = 0;
  /// True when nothing follows: the connection closes after the last bytes.
  virtual bool ended() const = 0;
  /// The client has gone.
  virtual void gone() = 0;
};

/// A body of known size that is read while it is sent, piece by piece on worker threads: a file.
class Source {
 public:
  virtual ~Source() = default;
  virtual std::int64_t size() const = 0;
  /// The next piece; empty when something is wrong, which cuts the connection: the client sees that bytes are missing.
  virtual std::string next() = 0;
};

struct Response {
  int status = 200;
  std::string type = {};                               ///< Content-Type; "" = no body
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::shared_ptr<const std::string> shared_body = {}; ///< instead of `body`: bytes that many replies share
  std::shared_ptr<Stream> stream = {};                 ///< instead of a body
  std::shared_ptr<Source> source = {};                 ///< instead of a body

  Response& with(std::string name, std::string value) & {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  Response&& with(std::string name, std::string value) && { return std::move(with(std::move(name), std::move(value))); }
  std::string_view header(std::string_view name) const;  ///< "" when absent
  std::string_view content() const { return shared_body ? std::string_view(*shared_body) : std::string_view(body); }
};

inline Response no_content() { return {.status = 204}; }
Response text_response(std::string text, int status = 200);
Response json_text_response(std::string json, int status = 200);

/// A described struct (or a vector of them) as JSON.
template <class T>
Response json_response(const T& value, int status = 200) { return json_text_response(json::write(value), status); }

/// Bytes for saving, not for showing: attachment, nosniff, CSP sandbox. `name` may hold any characters (RFC 6266 encoding).
Response file_response(std::string bytes, std::string type, std::string_view name);
/// The same for a body that the caller sets.
Response attachment(std::string type, std::string_view name);

/// "\"hash\"": a strong ETag over exactly these bytes (keyed per process, so that it tells nothing about them).
std::string etag_of(std::string_view bytes);
/// Whether If-None-Match names the tag (weak comparison) or is "*".
bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace hospitium::http
