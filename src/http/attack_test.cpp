// The lines of the attack list that HTTP itself must withstand, each against a real server. Numbers are those of the list.
#include <zlib.h>

#include "http/testing/test_server.hpp"

namespace hospitium::http {
namespace {

std::vector<Route> routes(std::atomic<int>* calls) {
  const auto size = [calls](const Request& r) -> Result<Response> {
    ++*calls;
    return text_response(std::to_string(r.body.size()));
  };
  return {
      {.path = "/hello", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return text_response("hello"); }},
      {.path = "/own", .auth = Auth::SignedIn, .answer = [](const Request&) -> Result<Response> { return text_response("own"); }},
      {.path = "/peer", .auth = Auth::Public, .answer = [](const Request& r) -> Result<Response> { return text_response(r.peer); }},
      {.method = Method::Post, .path = "/public", .auth = Auth::Public, .answer = size, .body_limit = 100'000},
      {.method = Method::Post, .path = "/write", .auth = Auth::SignedIn, .answer = size},
      {.method = Method::Post, .path = "/account", .auth = Auth::InPerson, .answer = size},
      {.path = "/file", .auth = Auth::Public,
       .answer = [](const Request& r) -> Result<Response> {
         return file_response("%PDF", "application/pdf", r.query("name").value_or("выписка\r\nX-Evil: 1\".pdf"));
       }},
      {.path = "/inject", .auth = Auth::Public,
       .answer = [](const Request&) -> Result<Response> { return no_content().with("X-Name", "a\r\nX-Evil: 1"); }},
  };
}

ServerOptions impatient() {
  ServerOptions options;
  options.header_ms = options.body_ms = options.drain_ms = 300;
  return options;
}

class Attacks : public testing::Test {
 protected:
  void expect_alive() { EXPECT_EQ(server.ask(get("/hello")).body, "hello"); }
  void TearDown() override { expect_alive(); }
  std::atomic<int> calls = 0;
  TestServer server{routes(&calls), impatient()};
};

constexpr std::string_view kCookie = "Cookie: hospitium_session=good-session\r\n";

TEST_F(Attacks, N23_SecretInQuery) {
  for (auto name : {"token", "access_token", "Token", "%74oken"}) {
    const auto answer = server.ask(get(std::string("/hello?a=1&") + name + "=abc"));
    EXPECT_EQ(answer.status, 400) << name;
    EXPECT_NE(answer.body.find("secret_in_url"), std::string::npos);
    EXPECT_EQ(answer.body.find("abc"), std::string::npos);
  }
}

TEST_F(Attacks, N29_ForgedWrites) {
  const std::string cookie(kCookie);
  EXPECT_EQ(server.ask(post("/write", "{}", cookie)).status, 403);
  EXPECT_EQ(server.ask(post("/write", "{}", cookie + "X-CSRF-Token: guess-csrf\r\n")).status, 403);
  EXPECT_EQ(server.ask(post("/write", "{}", cookie + "X-CSRF-Token: good-csrf\r\nOrigin: https://evil.example\r\n")).status, 403);
  EXPECT_EQ(server.ask(post("/write", "{}", cookie + "X-CSRF-Token: good-csrf\r\nOrigin: null\r\n")).status, 403);
  EXPECT_EQ(server.ask(post("/write", "{}", cookie + "X-CSRF-Token: good-csrf\r\nSec-Fetch-Site: cross-site\r\n")).status, 403);
  EXPECT_EQ(server.ask(post("/public", "{}", "Origin: https://evil.example\r\n")).status, 403) << "signing somebody in from afar";
  EXPECT_EQ(calls, 0);
  EXPECT_EQ(server.ask(post("/write", "{}", cookie + "X-CSRF-Token: good-csrf\r\nOrigin: http://localhost\r\n")).status, 200);
  EXPECT_EQ(server.ask(post("/write", "{}", "Authorization: Bearer good-token\r\n")).status, 200);
}

TEST_F(Attacks, ATokenForReadingOnlyWritesNothing) {
  const auto reading = [](std::string_view more = {}) { return fmt::format("Authorization: Bearer reading-token\r\n{}", more); };
  EXPECT_EQ(server.ask(get("/own", reading())).body, "own");
  const auto answer = server.ask(post("/write", "{}", reading()));
  EXPECT_EQ(answer.status, 403);
  EXPECT_NE(answer.body.find("read_only_token"), std::string::npos);
  EXPECT_EQ(server.ask(post("/write", "{}", reading(std::string(kCookie) + "X-CSRF-Token: good-csrf\r\n"))).status, 403) << "a cookie beside it";
  EXPECT_EQ(calls, 0);
}

TEST_F(Attacks, ATokenThatLeakedChangesNoAccount) {
  const std::string in_person = std::string(kCookie) + "X-CSRF-Token: good-csrf\r\n", token = "Authorization: Bearer good-token\r\n";
  for (const auto& fields : {token, token + in_person}) {
    const auto answer = server.ask(post("/account", "{}", fields));
    EXPECT_EQ(answer.status, 403);
    EXPECT_NE(answer.body.find("not_by_token"), std::string::npos);
  }
  EXPECT_EQ(server.ask(post("/account", "{}")).status, 401);
  EXPECT_EQ(server.ask(post("/account", "{}", std::string(kCookie))).status, 403) << "a forged write, as elsewhere";
  EXPECT_EQ(calls, 0);
  EXPECT_EQ(server.ask(post("/account", "{}", in_person)).status, 200);
}

TEST_F(Attacks, N31_ForgedHost) {
  for (auto host : {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "[::2]", "localhost@evil"}) {
    const auto answer = server.ask(fmt::format("GET /hello HTTP/1.1\r\nHost: {}\r\n\r\n", host));
    EXPECT_EQ(answer.status, 421) << host;
  }
  EXPECT_EQ(server.ask("GET /hello HTTP/1.1\r\n\r\n").status, 400);
  EXPECT_EQ(server.ask("GET /hello HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n").status, 400);
  EXPECT_EQ(server.ask("GET http://evil.example/hello HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 400);
  EXPECT_EQ(server.ask("GET /hello HTTP/1.1\r\nHost: LOCALHOST:9\r\n\r\n").status, 200);
}

TEST_F(Attacks, N32_ForwardedForIsIgnored) {
  EXPECT_EQ(server.ask(get("/peer", "X-Forwarded-For: 9.9.9.9\r\n")).body, "127.0.0.1");
  EXPECT_EQ(server.ask(get("/peer", "X-Forwarded-For:\r\n")).body, "127.0.0.1");
}

TEST(Proxy, N32_BelievesOnlyTrustedProxies) {
  std::atomic<int> calls = 0;
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1", "10.0.0.1"};
  TestServer server(routes(&calls), options);
  EXPECT_EQ(server.ask(get("/peer", "X-Forwarded-For: 6.6.6.6, 9.9.9.9, 10.0.0.1\r\n")).body, "9.9.9.9");
  EXPECT_EQ(server.ask(get("/peer", "X-Forwarded-For: ,\r\n")).body, "127.0.0.1");
}

TEST_F(Attacks, N33_NothingIsCached) {
  const auto answer = server.ask(get("/hello"));
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.header("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
}

TEST_F(Attacks, N35_Smuggling) {
  const std::string start = "POST /public HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  const std::string hidden = get("/hello");
  for (const std::string& fields :
       {std::string("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), std::string("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"),
        std::string("Content-Length: 4\r\nContent-Length: 5\r\n"), std::string("Transfer-Encoding: gzip\r\n"),
        std::string("Transfer-Encoding: chunked, identity\r\n"), std::string("Transfer-Encoding : chunked\r\n"),
        std::string("Content-Length: +4\r\n"), std::string("Content-Length: 4\r\n Transfer-Encoding: chunked\r\nX: \0\r\n", 53)}) {
    RawClient client(server.port());
    client.send(start + fields + "\r\n0\r\n\r\n" + hidden);
    EXPECT_EQ(client.read().status, 400) << fields;
    EXPECT_TRUE(client.closed()) << fields;
  }
  EXPECT_EQ(calls, 0);
}

TEST_F(Attacks, N36_TooManyOrTooLargeHeaders) {
  std::string many, large = "X: " + std::string(20'000, 'x') + "\r\n";
  for (int i = 0; i < 10'000; ++i) many += "A: b\r\n";
  EXPECT_EQ(server.ask(get("/hello", many)).status, 431);
  EXPECT_EQ(server.ask(get("/hello", large)).status, 431);
  EXPECT_EQ(server.ask(get("/hello", many.substr(0, 101 * 6))).status, 431);
  EXPECT_EQ(server.ask(get("/hello", many.substr(0, 98 * 6))).status, 200);
}

TEST_F(Attacks, N37_HugeContentLength) {
  RawClient client(server.port());
  client.send("POST /public HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4294967296\r\n\r\n");
  client.send(std::string(300'000, 'x'));
  const auto answer = client.read();
  EXPECT_EQ(answer.status, 413);
  EXPECT_NE(answer.body.find("97 KiB"), std::string::npos);
}

TEST_F(Attacks, N38_EndlessChunks) {
  RawClient client(server.port());
  client.send("POST /public HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 60; ++i) client.send("1000\r\n" + std::string(4096, 'x') + "\r\n");
  EXPECT_EQ(client.read().status, 413);
  RawClient endless_extension(server.port());
  endless_extension.send("POST /public HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1;");
  endless_extension.send(std::string(200'000, 'x'));
  EXPECT_EQ(endless_extension.read().status, 400);
  RawClient huge_chunk(server.port());
  huge_chunk.send("POST /public HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n");
  EXPECT_EQ(huge_chunk.read().status, 413);
  EXPECT_EQ(calls, 0);
}

std::string gzipped(const std::string& plain) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

constexpr std::string_view kGzip = "Content-Encoding: gzip\r\n";

TEST_F(Attacks, N39_GzipBomb) {
  EXPECT_EQ(server.ask(post("/public", gzipped(std::string(50'000'000, 'x')), kGzip)).status, 413);
  EXPECT_EQ(server.ask(post("/public", gzipped(std::string(50'000, 'x')), kGzip)).body, "50000");
  EXPECT_EQ(server.ask(post("/public", "{}", "Content-Encoding: br\r\n")).status, 415);
}

TEST_F(Attacks, N40_TruncatedDeflate) {
  const auto whole = gzipped("{\"a\":\"" + std::string(5'000, 'y') + "\"}");
  EXPECT_EQ(server.ask(post("/public", whole.substr(0, whole.size() / 2), kGzip)).status, 400);
  EXPECT_EQ(server.ask(post("/public", "", kGzip)).status, 400);
  EXPECT_EQ(server.ask(post("/public", whole + "more", kGzip)).status, 400);
  EXPECT_EQ(server.ask(post("/public", "not gzip at all", kGzip)).status, 400);
  EXPECT_EQ(calls, 0);
}

TEST_F(Attacks, N41_LineBreaksInFilename) {
  const auto answer = server.ask(get("/file"));
  EXPECT_EQ(answer.header("X-Evil"), "");
  EXPECT_EQ(answer.header("Content-Disposition"),
            "attachment; filename=\"________________X-Evil: 1_.pdf\"; "
            "filename*=UTF-8''%D0%B2%D1%8B%D0%BF%D0%B8%D1%81%D0%BA%D0%B0%0D%0AX-Evil%3A%201%22.pdf");
  EXPECT_EQ(answer.header("Content-Security-Policy"), "sandbox; default-src 'none'");
  EXPECT_EQ(server.ask(get("/inject")).header("X-Evil"), "");
}

TEST_F(Attacks, N42_SlowBodyAndSlowHeader) {
  RawClient body(server.port()), head(server.port());
  body.send("POST /public HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{");
  head.send("GET /hello HTTP/1.1\r\nHost: loc");
  EXPECT_EQ(body.read().status, 408);
  EXPECT_EQ(head.read().status, 408);
  EXPECT_TRUE(body.closed());
  EXPECT_TRUE(head.closed());
  EXPECT_EQ(calls, 0);
}

TEST_F(Attacks, N44_UnknownMethods) {
  for (auto method : {"TRACE", "CONNECT", "OPTIONS", "BREW", "get"}) {
    const auto answer = server.ask(fmt::format("{} /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", method));
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_NE(answer.header("Allow"), "");
  }
  EXPECT_EQ(server.ask(post("/hello", "{}")).header("Allow"), "GET");
}

TEST_F(Attacks, NulAndControlCharactersInHeaders) {
  EXPECT_EQ(server.ask(std::string("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", 48)).status, 400);
  EXPECT_EQ(server.ask("GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n").status, 400);
  EXPECT_EQ(server.ask("GET /he llo HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 400);
  EXPECT_EQ(server.ask("nonsense\r\n\r\n").status, 400);
  EXPECT_EQ(server.ask(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15)).status, 400);
}

TEST_F(Attacks, N51_WrongContentType) {
  EXPECT_EQ(server.ask(post("/public", "<x/>", "", "application/xml")).status, 415);
  EXPECT_EQ(server.ask(post("/public", "a=b", "", "application/x-www-form-urlencoded")).status, 415);
  EXPECT_EQ(server.ask(post("/public", "{}", "", "Application/JSON; charset=utf-8")).status, 200);
}

struct Form {
  Text<100> text;
  std::optional<double> number;
};
BOOST_DESCRIBE_STRUCT(Form, (), (text, number))

TEST(JsonAttacks, N45ToN48_HostileTextIsRefusedWithItsReason) {
  TestServer server({{.method = Method::Post, .path = "/form", .auth = Auth::Public,
                      .answer = [](const Request& r) -> Result<Response> {
                        TRY(const auto form, r.read<Form>());
                        return text_response(form.text);
                      }}});
  const auto code_of = [&](const std::string& body) {
    const auto answer = server.ask(post("/form", body));
    const auto at = answer.body.find("\"code\":\"") + 8;
    return std::to_string(answer.status) + " " + answer.body.substr(at, answer.body.find('"', at) - at);
  };
  EXPECT_EQ(code_of(std::string(100'000, '[')), "400 too_deep");
  EXPECT_EQ(code_of(R"({"text":"a","text":"b"})"), "400 duplicate_key");
  EXPECT_EQ(code_of("{\"text\":\"\xc3\x28\"}"), "400 invalid_utf8");
  EXPECT_EQ(code_of(R"({"text":"a\u0000b"})"), "400 malformed");
  EXPECT_EQ(code_of(R"({"text":"a","number":1e400})"), "400 malformed");
  EXPECT_EQ(code_of(R"({"text":"a","owner":"me","role":"administrator"})"), "422 unknown_field") << "N11";
  EXPECT_EQ(server.ask(post("/form", R"({"text":"a"})")).status, 200);
}

TEST(Rates, AddressThatAsksTooMuchWaits) {
  std::atomic<int> calls = 0;
  ServerOptions options;
  options.requests_per_s = 0.001;
  options.limit_loopback = true;
  TestServer server(routes(&calls), options);
  EXPECT_EQ(server.ask(get("/hello")).status, 429);  // five seconds' worth is less than one request
}

TEST(Connections, HundredsOfIdleOnesDoNotHinderAnother) {
  std::atomic<int> calls = 0;
  TestServer server(routes(&calls));
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 400; ++i) idle.push_back(std::make_unique<RawClient>(server.port()));
  for (auto& client : idle) EXPECT_EQ(client->ask(get("/hello")).status, 200);
  EXPECT_EQ(server.ask(get("/hello")).body, "hello");
  for (auto& client : idle) EXPECT_EQ(client->ask(get("/hello")).status, 200);
}

}  // namespace
}  // namespace hospitium::http
