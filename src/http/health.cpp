#include "http/health.hpp"

#include "http/client_network.hpp"

namespace hospitium::http {
namespace {

std::string missing_part(const Health& health) {
  try {
    return health.missing ? health.missing() : std::string();
  } catch (const std::exception&) {
    return "database";
  }
}

Result<Response> readiness(const Health& health) {
  const auto missing = missing_part(health);
  return missing.empty() ? text_response("ready\n") : text_response("not ready: " + missing + "\n", 503);
}

Result<Response> metrics_for(const Request& request, const Health& health) {
  const bool local = is_loopback(request.peer);
  if (!health.metrics || !(local || health.open_metrics)) return refuse(Code::NotFound);
  auto response = text_response(health.metrics());
  response.type = "text/plain; version=0.0.4; charset=utf-8";
  return response;
}

}  // namespace

std::vector<Route> health_routes(const Health& health) {
  return {
      {.path = "/healthz", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return text_response("ok\n"); },
       .lane = Lane::Io, .summary = "The process answers"},
      {.path = "/readyz", .auth = Auth::Public, .answer = [&health](const Request&) { return readiness(health); },
       .summary = "The server can serve: database reachable, migrations done"},
      {.path = "/metrics", .auth = Auth::Public, .answer = [&health](const Request& request) { return metrics_for(request, health); },
       .summary = "Figures in the Prometheus text format"},
  };
}

}  // namespace hospitium::http
