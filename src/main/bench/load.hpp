// Load over keep-alive connections from one thread: each connection sends a request, waits for its answer, sends the next. It shares the
// machine with the server that it measures, so it does as little as it can: prebuilt bytes, one epoll, bodies counted and not kept.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace hospitium::bench {

struct Load {
  int port = 0;
  std::vector<std::string> requests;         ///< taken in turns by all connections
  int connections = 1;
  std::int64_t most_us = 0;                  ///< no new request after this
  std::size_t most_requests = SIZE_MAX;
};

struct Round {
  std::vector<std::uint32_t> latencies_us;   ///< one per answer
  std::int64_t refused = 0;                  ///< answers other than 2xx among them
  double seconds = 0;                        ///< until the last answer
  double per_second() const { return seconds > 0 ? static_cast<double>(latencies_us.size()) / seconds : 0; }
};

/// Throws std::runtime_error when a connection breaks or an answer takes longer than half a minute. `first` is where in the requests to
/// begin, and where it stopped.
Round run_load(const Load& load, std::size_t& first);

}  // namespace hospitium::bench
