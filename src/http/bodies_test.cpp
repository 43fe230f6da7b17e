// Attacks on the room that bodies take: who holds it, how much, how long.
#include "http/testing/test_server.hpp"

namespace hospitium::http {
namespace {

constexpr std::size_t kBody = 90'000;

std::vector<Route> routes() {
  const auto size = [](const Request& r) -> Result<Response> { return text_response(std::to_string(r.body.size())); };
  return {{.method = Method::Post, .path = "/public", .auth = Auth::Public, .answer = size, .body_limit = 100'000},
          {.method = Method::Post, .path = "/write", .auth = Auth::SignedIn, .answer = size, .body_limit = 1 << 20}};
}

/// The header of a post whose body is still to come.
std::string promise(std::string_view path, std::string_view more = {}, std::size_t bytes = kBody) {
  return fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{}\r\n", path, bytes, more);
}

constexpr std::string_view kToken = "Authorization: Bearer good-token\r\n";

ServerOptions with_room(std::size_t budget, std::size_t share) {
  ServerOptions options;
  options.body_budget_bytes = budget;
  options.body_share_bytes = share;
  options.trusted_proxies = {"127.0.0.1"};
  return options;
}

std::string from(std::string_view client) { return fmt::format("X-Forwarded-For: {}\r\n", client); }

TEST(Bodies, PromisesTakeNoRoom) {
  TestServer server(routes(), with_room(150'000, 150'000));
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 12; ++i) {
    idle.push_back(std::make_unique<RawClient>(server.port()));
    idle.back()->send(promise(i % 2 ? "/public" : "/write", std::string(kToken) + "Expect: 100-continue\r\n"));
    EXPECT_NE(idle.back()->read_until("\r\n\r\n"), "");
  }
  EXPECT_EQ(server.ask(promise("/public") + std::string(kBody, 'x')).body, "90000");
}

TEST(Bodies, StrangersAreToldBeforeTheirBodyIsAskedFor) {
  TestServer server(routes());
  const std::string waits = "Expect: 100-continue\r\n";
  EXPECT_EQ(server.ask(promise("/write", waits + "Authorization: Bearer wrong\r\n")).status, 401);
  EXPECT_EQ(server.ask(promise("/write", waits + "Cookie: hospitium_session=old-session\r\n")).status, 401);
  EXPECT_EQ(server.ask(promise("/write", waits + "Cookie: hospitium_session=good-session\r\n")).status, 403) << "no CSRF token";
  RawClient known(server.port());
  known.send(promise("/write", waits + std::string(kToken)));
  EXPECT_EQ(known.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  known.send(std::string(kBody, 'x'));
  EXPECT_EQ(known.read().body, "90000");
}

/// Until the server has taken in what `holder` sent, there is still room; then there is none until the answer.
void expect_full_for(TestServer& server, std::string_view client) {
  const auto whole = promise("/public", from(client)) + std::string(kBody, 'x');
  auto answer = server.ask(whole);
  while (answer.status == 200) answer = server.ask(whole);
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("Retry-After"), "2");
}

TEST(Bodies, AreBoundedOverAllConnections) {
  TestServer server(routes(), with_room(150'000, 150'000));
  RawClient holder(server.port());
  holder.send(promise("/public", from("192.0.2.1")) + std::string(kBody - 1, 'x'));
  expect_full_for(server, "192.0.2.2");
  holder.send("x");
  EXPECT_EQ(holder.read().body, "90000");
  EXPECT_EQ(server.ask(promise("/public", from("192.0.2.2")) + std::string(kBody, 'x')).status, 200) << "the room was given back";
}

TEST(Bodies, OneClientHasNoMoreThanItsShare) {
  TestServer server(routes(), with_room(1'000'000, 150'000));
  RawClient holder(server.port());
  holder.send(promise("/public", from("2001:db8:1:2::1")) + std::string(kBody - 1, 'x'));
  expect_full_for(server, "2001:db8:1:2:ffff::9");
  EXPECT_EQ(server.ask(promise("/public", from("2001:db8:1:3::1")) + std::string(kBody, 'x')).status, 200) << "another client";
  holder.send("x");
  EXPECT_EQ(holder.read().body, "90000");
}

/// A byte now and then does not keep a body alive.
TEST(Bodies, MustComeAtALeastRate) {
  auto options = with_room(1'000'000, 1'000'000);
  options.body_ms = 200;
  options.body_bytes_per_s = 10'000;
  TestServer server(routes(), options);
  RawClient slow(server.port());
  slow.send(promise("/write", kToken));
  while (!slow.readable(10)) slow.send("x");
  EXPECT_EQ(slow.read().status, 408);
}

}  // namespace
}  // namespace hospitium::http
