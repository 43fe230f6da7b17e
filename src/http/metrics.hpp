// Figures about the running server in the Prometheus text format. No label ever holds an id, a name or an address.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/router.hpp"

namespace hospitium::http {

class Metrics {
 public:
  explicit Metrics(const Router& router);

  /// One answered request; null for what no row answered. Lock-free.
  void answered(const Route* route, int status, std::int64_t us);

  enum class Kind : std::uint8_t { Counter, Gauge };
  /// A figure of another room, read when somebody looks: ("hospitium_ledger_commits_total", "Commits since start", ...).
  /// `read` is called on a worker thread and must be quick. Register before the server starts.
  void watch(Kind kind, std::string name, std::string help, std::function<double()> read);

  std::string text() const;

 private:
  static constexpr std::array<std::int64_t, 12> kEdges_us{250, 500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 1'000'000, 5'000'000};
  static constexpr std::size_t kStatuses = 600;
  struct Figures {
    std::array<std::atomic<std::uint64_t>, kStatuses> by_status{};
    std::array<std::atomic<std::uint64_t>, kEdges_us.size() + 1> by_time{};
    std::atomic<std::uint64_t> total_us{};
  };
  struct Watched {
    Kind kind;
    std::string name, help;
    std::function<double()> read;
  };
  std::string label(std::size_t index) const;
  void append_requests(std::string& out) const;
  void append_times(std::string& out) const;

  const Router& router_;
  std::vector<std::unique_ptr<Figures>> routes_;  ///< as the router's rows; the last for what has none
  std::vector<Watched> watched_;
};

}  // namespace hospitium::http
