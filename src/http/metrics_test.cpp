#include "http/metrics.hpp"

#include "http/health.hpp"
#include "http/testing/test_server.hpp"

namespace hospitium::http {
namespace {

TEST(Metrics, CountsByRouteAndStatusAndTime) {
  const Router router({{.path = "/cases/{id}", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return no_content(); }}});
  Metrics metrics(router);
  metrics.answered(&router.routes()[0], 200, 300);
  metrics.answered(&router.routes()[0], 200, 700);
  metrics.answered(nullptr, 404, 9'000'000);
  metrics.watch(Metrics::Kind::Gauge, "hospitium_queue", "Waiting.", [] { return 3; });
  const auto text = metrics.text();
  for (auto line : {"hospitium_http_requests_total{route=\"GET /cases/{id}\",status=\"200\"} 2\n",
                    "hospitium_http_requests_total{route=\"other\",status=\"404\"} 1\n",
                    "hospitium_http_seconds_bucket{route=\"GET /cases/{id}\",le=\"0.0005\"} 1\n",
                    "hospitium_http_seconds_bucket{route=\"GET /cases/{id}\",le=\"+Inf\"} 2\n",
                    "hospitium_http_seconds_sum{route=\"GET /cases/{id}\"} 0.001\n", "# TYPE hospitium_queue gauge\nhospitium_queue 3\n"})
    EXPECT_NE(text.find(line), std::string::npos) << line << "in\n" << text;
}

TEST(Metrics, CountsWhatAServerAnsweredAndRefused) {
  TestServer server({{.method = Method::Post, .path = "/a", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return no_content(); },
                      .body_limit = 10}});
  server.ask(post("/a", "{}"));
  server.ask(get("/nowhere"));
  server.ask("nonsense\r\n\r\n");
  server.ask("POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n");
  const auto text = server.metrics();
  for (auto line : {"{route=\"POST /a\",status=\"204\"} 1\n", "{route=\"other\",status=\"404\"} 1\n", "{route=\"other\",status=\"400\"} 1\n",
                    "{route=\"POST /a\",status=\"413\"} 1\n"})
    EXPECT_NE(text.find(std::string("hospitium_http_requests_total") + line), std::string::npos) << line << "in\n" << text;
}

TEST(Health, SaysWhatIsMissing) {
  std::string missing;
  const Health health{.missing = [&] { return missing == "throw" ? throw std::runtime_error("down") : missing; }, .metrics = [] { return "m"; }};
  TestServer server(health_routes(health));
  EXPECT_EQ(server.ask(get("/healthz")).status, 200);
  EXPECT_EQ(server.ask(get("/readyz")).status, 200);
  EXPECT_EQ(server.ask(get("/metrics")).body, "m");
  missing = "migrations";
  EXPECT_EQ(server.ask(get("/readyz")).body, "not ready: migrations\n");
  missing = "throw";
  EXPECT_EQ(server.ask(get("/readyz")).status, 503);
  EXPECT_EQ(server.ask(get("/healthz")).status, 200);
}

}  // namespace
}  // namespace hospitium::http
