// Time and number limits of a server, with small values so that nothing waits long.
#include "http/cookies.hpp"
#include "http/testing/test_server.hpp"

namespace hospitium::http {
namespace {

std::vector<Route> routes() {
  return {{.path = "/hello", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return text_response("hello"); }},
          {.path = "/who", .auth = Auth::SignedIn, .answer = [](const Request& r) -> Result<Response> { return text_response(r.signed_in->session); }},
          {.path = "/big", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return text_response(std::string(30'000'000, 'x')); }}};
}

TEST(Limits, IdleConnectionsAreClosedWithoutAWord) {
  ServerOptions options;
  options.idle_ms = 100;
  TestServer server(routes(), options);
  RawClient silent(server.port()), once(server.port());
  EXPECT_EQ(once.ask(get("/hello")).status, 200);
  EXPECT_TRUE(once.closed());
  EXPECT_TRUE(silent.closed());
}

TEST(Limits, AClientThatReadsNothingIsDropped) {
  ServerOptions options;
  options.write_ms = 100;
  TestServer server(routes(), options);
  RawClient lazy(server.port());
  lazy.send(get("/big"));
  while (server.metrics().find("GET /big\",status=\"200\"") == std::string::npos) std::this_thread::yield();
  while (server.figures().connections > 0) std::this_thread::yield();
  EXPECT_LT(lazy.read().body.size(), 30'000'000u);
}

TEST(Limits, ConnectionsBeyondTheMostAreClosed) {
  ServerOptions options;
  options.most_connections = 1;
  TestServer server(routes(), options);
  RawClient first(server.port());
  EXPECT_EQ(first.ask(get("/hello")).status, 200);
  EXPECT_EQ(server.ask(get("/hello")).status, 0);
  EXPECT_EQ(first.ask(get("/hello")).status, 200);
}

TEST(Limits, OneClientHasItsShareOfConnections) {
  ServerOptions options;
  options.connections_per_client = 2;
  TestServer unlimited(routes(), options);
  options.limit_loopback = true;
  TestServer server(routes(), options);
  {
    RawClient first(server.port()), second(server.port());
    EXPECT_EQ(first.ask(get("/hello")).status, 200);
    EXPECT_EQ(second.ask(get("/hello")).status, 200);
    EXPECT_EQ(server.ask(get("/hello")).status, 0);
    RawClient a(unlimited.port()), b(unlimited.port());
    EXPECT_EQ(a.ask(get("/hello")).status, 200);
    EXPECT_EQ(b.ask(get("/hello")).status, 200);
    EXPECT_EQ(unlimited.ask(get("/hello")).status, 200) << "this machine itself";
  }
  while (server.figures().connections > 0) std::this_thread::yield();
  EXPECT_EQ(server.ask(get("/hello")).status, 200) << "closed ones do not count";
  options.trusted_proxies = {"127.0.0.1"};
  TestServer behind(routes(), options);
  RawClient a(behind.port()), b(behind.port()), c(behind.port());
  for (auto* client : {&a, &b, &c}) EXPECT_EQ(client->ask(get("/hello")).status, 200) << "a proxy brings many clients";
}

TEST(Limits, RequestsAreCountedByNetwork) {
  ServerOptions options;
  options.requests_per_s = 0.2;  // one request, then one in five seconds
  options.trusted_proxies = {"127.0.0.1"};
  TestServer server(routes(), options);
  const auto from = [&](std::string_view client) { return server.ask(get("/hello", fmt::format("X-Forwarded-For: {}\r\n", client))).status; };
  EXPECT_EQ(from("2001:db8:1:2::1"), 200);
  EXPECT_EQ(from("2001:db8:1:2:ffff::1"), 429);
  EXPECT_EQ(from("2001:db8:1:3::1"), 200);
  EXPECT_EQ(from("192.0.2.1"), 200);
  EXPECT_EQ(from("::ffff:192.0.2.1"), 429);
  EXPECT_EQ(from("::ffff:192.0.2.2"), 200);
}

TEST(Limits, ConfiguredHostsAreAccepted) {
  ServerOptions options;
  options.hosts = {"care.example"};
  TestServer server(routes(), options);
  EXPECT_EQ(server.ask("GET /hello HTTP/1.1\r\nHost: Care.Example:443\r\n\r\n").status, 200);
  EXPECT_EQ(server.ask("GET /hello HTTP/1.1\r\nHost: not.care.example\r\n\r\n").status, 421);
}

TEST(Limits, BehindTlsCookiesAreBoundToTheHost) {
  ServerOptions options;
  options.secure_cookies = true;
  TestServer server(routes(), options);
  EXPECT_EQ(server.ask(get("/who", "Cookie: hospitium_session=good-session\r\n")).status, 401);
  const auto answer = server.ask(get("/who", "Cookie: __Host-hospitium_session=good-session\r\n"));
  EXPECT_EQ(answer.body, "s1");
  EXPECT_EQ(answer.header("Strict-Transport-Security"), "max-age=31536000");
  EXPECT_EQ(set_session_cookie("x", true), "__Host-hospitium_session=x; Path=/; HttpOnly; SameSite=Strict; Secure");
  EXPECT_EQ(set_session_cookie("x", false), "hospitium_session=x; Path=/; HttpOnly; SameSite=Strict");
  EXPECT_EQ(clear_session_cookie(false), "hospitium_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

}  // namespace
}  // namespace hospitium::http
