#include "http/testing/test_server.hpp"

#include <map>

#include "db/fault.hpp"

namespace hospitium::http {
namespace {

struct Greeting {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Greeting, (), (text))

struct Note {
  Text<20> text;
};
BOOST_DESCRIBE_STRUCT(Note, (), (text))

std::jthread later_thread;

std::vector<Route> sample_routes() {
  return {
      {.path = "/hello", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return text_response("hello"); }},
      {.path = "/io", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return text_response("io"); }, .lane = Lane::Io},
      {.path = "/echo/{word}", .auth = Auth::Public,
       .answer = [](const Request& r) -> Result<Response> { return text_response(r.param("word") + "|" + r.query("q").value_or("-")); }},
      {.path = "/who", .auth = Auth::SignedIn,
       .answer = [](const Request& r) -> Result<Response> { return text_response(r.signed_in->session + " " + r.language); }},
      {.method = Method::Post, .path = "/notes", .auth = Auth::SignedIn,
       .answer = [](const Request& r) -> Result<Response> {
         TRY(auto note, r.read<Note>());
         return json_response(Greeting{note.text}, 201);
       }},
      {.method = Method::Post, .path = "/public", .auth = Auth::Public,
       .answer = [](const Request& r) -> Result<Response> { return text_response(std::to_string(r.body.size())); }, .body_limit = 100'000},
      {.path = "/later", .auth = Auth::Public,
       .later = [](const Request&, Reply reply) {
         later_thread = std::jthread([reply = std::move(reply)]() mutable { std::move(reply).answer(Result<Greeting>(Greeting{"late"})); });
       }},
      {.path = "/dropped", .auth = Auth::Public, .later = [](const Request&, Reply) {}},
      {.path = "/throws", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { throw std::runtime_error("secret words"); }},
      {.path = "/full", .auth = Auth::Public,
       .answer = [](const Request&) -> Result<Response> { throw db::Fault(db::FaultKind::Full, "disk"); }},
      {.path = "/broken", .auth = Auth::Public,
       .answer = [](const Request&) -> Result<Response> { throw db::Fault(db::FaultKind::Unknown, "lost"); }},
      {.path = "/big", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return text_response(std::string(3'000'000, 'x')); }},
  };
}

class Serving : public testing::Test {
 protected:
  TestServer server{sample_routes()};
};

TEST_F(Serving, AnswersFromPoolIoThreadAndLater) {
  RawClient client(server.port());
  EXPECT_EQ(client.ask(get("/hello")).body, "hello");
  EXPECT_EQ(client.ask(get("/io")).body, "io");
  EXPECT_EQ(client.ask(get("/later")).body, R"({"text":"late"})");
  EXPECT_EQ(client.ask(get("/big")).body.size(), 3'000'000u);
}

TEST_F(Serving, DecodesPathAndQuery) {
  EXPECT_EQ(server.ask(get("/echo/%D0%B4%D0%B0?q=a+b%26c")).body, "да|a b&c");
  EXPECT_EQ(server.ask(get("/echo/a%2Fb")).body, "a/b|-");
  EXPECT_EQ(server.ask(get("/echo/%00")).status, 400);
  EXPECT_EQ(server.ask(get("/echo/%ff")).status, 400);
  EXPECT_EQ(server.ask(get("/echo/a?q=%0d%0aX:1")).status, 400);
}

TEST_F(Serving, PipelinesAndKeepsOrder) {
  RawClient client(server.port());
  std::string all;
  for (int i = 0; i < 200; ++i) all += get("/echo/" + std::to_string(i));
  client.send(all);
  for (int i = 0; i < 200; ++i) ASSERT_EQ(client.read().body, std::to_string(i) + "|-");
}

TEST_F(Serving, ReadsARequestThatComesByteByByte) {
  RawClient client(server.port());
  for (char c : "\r\n" + post("/public", "{}") + get("/hello")) client.send({&c, 1});
  EXPECT_EQ(client.read().body, "2");
  EXPECT_EQ(client.read().body, "hello");
}

TEST_F(Serving, ReadsChunksAndExpectations) {
  RawClient client(server.port());
  client.send("POST /public HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
              "Expect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n");
  EXPECT_EQ(client.read().body, "5");
  EXPECT_EQ(client.ask(get("/hello")).status, 200);
}

TEST_F(Serving, AnswersHeadWithoutBody) {
  RawClient client(server.port());
  client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const auto head = client.read(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), "5");
  EXPECT_EQ(client.ask(get("/hello")).body, "hello");
}

TEST_F(Serving, ClosesWhenAsked) {
  RawClient client(server.port());
  EXPECT_EQ(client.ask(get("/hello", "Connection: close\r\n")).header("Connection"), "close");
  EXPECT_TRUE(client.closed());
}

TEST_F(Serving, SaysWhatIsWrongInTheReadersLanguage) {
  const auto answer = server.ask(get("/nowhere", "Accept-Language: xx, ru;q=0.8, en;q=0.5\r\n"));
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
  EXPECT_EQ(answer.body, R"({"type":"urn:hospitium:error:not_found","status":404,"code":"not_found","title":"Здесь ничего нет.","detail":"Здесь ничего нет."})");
  EXPECT_NE(server.ask(get("/nowhere")).body.find(R"("title":"Nothing here.","detail":"Nothing here. Look elsewhere.")"), std::string::npos);
}

TEST_F(Serving, TurnsFaultsIntoIncidentsWithoutTheirText) {
  const auto broken = server.ask(get("/throws"));
  EXPECT_EQ(broken.status, 500);
  EXPECT_NE(broken.body.find("\"incident\":\""), std::string::npos);
  EXPECT_EQ(broken.body.find("secret"), std::string::npos);
  EXPECT_EQ(server.ask(get("/dropped")).status, 500);
  EXPECT_EQ(server.ask(get("/full")).status, 507);
  EXPECT_EQ(server.ask(get("/broken")).status, 503);
}

TEST_F(Serving, NamesEveryWrongField) {
  const auto answer = server.ask(post("/notes", R"({"text":"much too long for twenty","owner":"me"})", "Authorization: Bearer good-token\r\n"));
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body.find(R"("field":"/text","code":"too_long")"), std::string::npos);
  EXPECT_NE(answer.body.find(R"("field":"/owner","code":"unknown_field")"), std::string::npos);
}

TEST_F(Serving, SignsInByCookieOrToken) {
  EXPECT_EQ(server.ask(get("/who", "Cookie: a=b; hospitium_session=good-session\r\n")).body, "s1 ru");
  EXPECT_EQ(server.ask(get("/who", "Authorization: Bearer good-token\r\nAccept-Language: ru\r\n")).body, "t1 ru");
  EXPECT_EQ(server.ask(get("/who", "Cookie: hospitium_session=good-session\r\nAccept-Language: en\r\n")).body, "s1 en") << "the page's language, not the account's";
  EXPECT_EQ(server.ask(get("/who")).status, 401);
  EXPECT_EQ(server.ask(get("/who", "Cookie: hospitium_session=bad\r\n")).status, 401);
  EXPECT_NE(server.ask(get("/who", "Cookie: hospitium_session=old-session\r\n")).body.find("session_expired"), std::string::npos);
  EXPECT_EQ(server.ask(get("/who", "Cookie: hospitium_session=planted; hospitium_session=good-session\r\n")).status, 401);
}

TEST_F(Serving, FinishesWhatIsUnderWayWhenItStops) {
  RawClient idle(server.port()), busy(server.port());
  EXPECT_EQ(idle.ask(get("/hello")).status, 200);
  EXPECT_EQ(busy.ask(get("/big")).status, 200);
  server.stop();
  EXPECT_TRUE(idle.closed());
}

TEST(ServerStop, AnAnswerThatComesTooLateIsDropped) {
  std::optional<Reply> kept;
  std::atomic<bool> taken = false;
  ServerOptions options;
  options.stop_ms = 50;
  TestServer server({{.path = "/never", .auth = Auth::Public,
                      .later = [&](const Request&, Reply reply) {
                        kept.emplace(std::move(reply));
                        taken = true;
                        taken.notify_all();
                      }}}, options);
  RawClient client(server.port());
  client.send(get("/never"));
  taken.wait(false);
  server.stop();
  EXPECT_TRUE(client.closed());
  std::move(*kept).send(no_content());
}

TEST(ServerLanes, LargeDocumentsLeaveTheOrdinaryThreadsFree) {
  std::mutex mutex;
  std::map<std::string, std::thread::id> ran;
  const auto note = [&](const Request& request) -> Result<Response> {
    std::lock_guard lock(mutex);
    ran[request.query("as").value_or("")] = std::this_thread::get_id();
    return no_content();
  };
  ServerOptions options;
  options.workers = options.heavy_workers = 1;
  TestServer server({{.path = "/heavy", .auth = Auth::Public, .answer = note, .lane = Lane::Heavy},
                     {.method = Method::Post, .path = "/document", .auth = Auth::Public, .answer = note, .body_limit = 1 << 20, .lane = Lane::BySize}}, options);
  EXPECT_EQ(server.ask(get("/heavy?as=heavy")).status, 204);
  EXPECT_EQ(server.ask(post("/document?as=small", std::string(kOrdinary_bytes, ' '))).status, 204);
  EXPECT_EQ(server.ask(post("/document?as=large", std::string(kOrdinary_bytes + 1, ' '))).status, 204);
  EXPECT_EQ(ran["large"], ran["heavy"]);
  EXPECT_NE(ran["small"], ran["heavy"]);
}

TEST(ServerQueue, RefusesAsBusyWhenTheQueueIsFull) {
  std::mutex gate;
  std::unique_lock closed(gate);
  std::atomic<int> inside = 0;
  ServerOptions options;
  options.workers = 1;
  options.queue_limit = 1;
  TestServer server({{.path = "/slow", .auth = Auth::Public,
                      .answer = [&](const Request&) -> Result<Response> {
                        ++inside;
                        inside.notify_all();
                        std::lock_guard wait(gate);
                        return text_response("slow");
                      }},
                     {.path = "/io", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return no_content(); },
                      .lane = Lane::Io}}, options);
  RawClient first(server.port()), second(server.port());
  EXPECT_EQ(second.ask(get("/io")).status, 204);
  first.send(get("/slow"));
  inside.wait(0);  // the only worker is held
  second.send(get("/slow"));
  EXPECT_EQ(server.ask(get("/io")).status, 204);  // accepted after the second request was read: the queue is full
  EXPECT_EQ(server.ask(get("/slow")).status, 503);
  closed.unlock();
  EXPECT_EQ(first.read().status, 200);
  EXPECT_EQ(second.read().status, 200);
}

}  // namespace
}  // namespace hospitium::http
