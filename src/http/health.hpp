// GET /healthz (the process answers), /readyz (it can serve: database reachable, migrations done), /metrics.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "http/router.hpp"

namespace hospitium::http {

struct Health {
  /// "" when ready, else which part is not, in one word ("database"). Runs on a worker thread; exceptions mean not ready.
  std::function<std::string()> missing;
  std::function<std::string()> metrics;   ///< Metrics::text
  bool open_metrics = false;              ///< /metrics for other addresses than loopback
};

/// `health` outlives the routes.
std::vector<Route> health_routes(const Health& health);

}  // namespace hospitium::http
