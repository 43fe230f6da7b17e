// The HTTP server: one I/O thread, three bounded work pools, every limit in one place.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/messages.hpp"
#include "http/authenticator.hpp"
#include "http/router.hpp"

namespace hospitium::http {

class Core;
class Metrics;

struct ServerOptions {
  std::string listen = "127.0.0.1";
  std::uint16_t port = 8080;                       ///< 0: any free one
  std::vector<std::string> hosts;                  ///< names accepted in Host besides loopback names and `listen`
  std::vector<std::string> trusted_proxies;        ///< addresses whose X-Forwarded-For is believed
  bool secure_cookies = false;                     ///< TLS in front: __Host- cookie, Secure, HSTS

  std::size_t workers = 4;
  std::size_t heavy_workers = 2;
  std::size_t password_workers = 2;
  std::size_t heavy_of_one = 32;                   ///< heavy work of one person, running or waiting; more is 429
  std::size_t queue_limit = 1024;                  ///< waiting requests; more are 503 busy. As many again of heavy work
  std::size_t password_queue = 64;                 ///< five seconds' worth or so; more sign-ins are 503 busy
  std::size_t most_connections = 20'000;
  std::size_t connections_per_client = 2'000;      ///< a client is a client_network; loopback and trusted proxies excepted
  std::size_t body_budget_bytes = 192 << 20;       ///< bodies in memory at once, over all connections; counted as they come
  std::size_t body_share_bytes = 48 << 20;         ///< of it, for one client
  double requests_per_s = 200;                     ///< per client, loopback excepted; bursts of five seconds' worth
  bool limit_loopback = false;

  std::int64_t header_ms = 10'000;                 ///< from the first byte of a request to the end of its header
  std::int64_t body_ms = 20'000;                   ///< for a body, plus the time its bytes need at body_bytes_per_s
  std::int64_t body_bytes_per_s = 16 << 10;
  std::int64_t idle_ms = 75'000;
  std::int64_t write_ms = 30'000;                  ///< a client that reads nothing for so long is dropped
  std::int64_t drain_ms = 2'000;                   ///< how long a refused body is read on, so that the client sees the refusal
  std::int64_t stop_ms = 5'000;
};

/// What the server is built from; everything outlives the server and all replies.
struct ServerParts {
  const Router& router;
  const Messages& messages;
  Authenticator* authenticator = nullptr;          ///< null: every SignedIn route is 401
  /// GET of a path that no row has: the web application. Runs on the I/O thread.
  std::function<std::optional<Response>(const Request&)> fallback = {};
  Metrics* metrics = nullptr;
};

struct ServerFigures {
  std::size_t connections = 0, queued = 0;
};

class Server {
 public:
  Server(ServerOptions options, ServerParts parts);
  ~Server();                                       ///< stops

  /// Listens and starts the threads; the port that was bound. Throws std::system_error (address in use).
  std::uint16_t start();
  /// Closes idle connections, lets requests under way finish until stop_ms, then closes all. Replies that come later are dropped.
  void stop();
  ServerFigures figures() const;                   ///< thread-safe; for Metrics::watch

 private:
  std::unique_ptr<Core> core_;
};

}  // namespace hospitium::http
