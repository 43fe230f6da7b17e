#include "http/live.hpp"

#include "http/testing/test_server.hpp"

namespace hospitium::http {
namespace {

/// Whether it comes about within half a minute: what does not fails instead of hanging.
bool happens(const std::function<bool()>& what) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!what()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

/// A server whose /api/events listens to topic "a"; whether it still may, and whether that can be asked, can be switched.
class Live : public testing::Test {
 protected:
  Listener listener() {
    return {"s1", [this]() -> std::optional<Topics> {
              if (fails) throw std::runtime_error("the database is away");
              if (!welcome) return std::nullopt;
              return Topics{takes_part ? "a" : "other"};
            }};
  }
  std::vector<Route> routes() {
    return {{.path = "/api/events", .auth = Auth::Public,
             .answer = [this](const Request& r) { return hub.open(listener(), r.header("Last-Event-ID")); }},
            {.path = "/hello", .auth = Auth::Public, .answer = [](const Request&) -> Result<Response> { return text_response("hello"); }}};
  }
  static std::string changed(std::string_view id) { return fmt::format(R"(changed {{"kind":"case","id":"{}"}})", id); }
  void publish(const std::string& topic, const std::string& id) { hub.publish({.topics = {topic}, .kind = "case", .id = id}); }
  /// Reads the next event; its id goes to `last_id`.
  std::string event(RawClient& client) {
    for (;;) {
      const auto block = client.read_until("\n\n");
      if (block.empty()) return "end";
      if (!block.starts_with("event: ")) continue;  // greeting or beat
      if (const auto id = block.find("id: "); id != std::string::npos) last_id = block.substr(id + 4, 32);
      return block.substr(7, block.find('\n') - 7) + " " + block.substr(block.find("data: ") + 6, block.size() - block.find("data: ") - 8);
    }
  }
  std::unique_ptr<RawClient> listen(const std::string& resume_at = {}) {
    auto client = std::make_unique<RawClient>(server.port());
    client->send(get("/api/events", resume_at.empty() ? "" : "Last-Event-ID: " + resume_at + "\r\n"));
    EXPECT_NE(client->read_until("\r\n\r\n").find("Content-Type: text/event-stream"), std::string::npos);
    return client;
  }

  std::atomic<bool> takes_part = true, welcome = true, fails = false;
  std::string last_id;
  LiveHub hub{{.beat_ms = 20, .remembered = 4, .queue_bytes = 2000, .per_session = 3}};
  TestServer server{routes()};
};

TEST_F(Live, TellsOnlyWhatIsListenedTo) {
  const auto client = listen();
  publish("b", "1");
  publish("a", "2");
  EXPECT_EQ(event(*client), changed("2"));
}

/// A membership ends while the stream is open: nothing of it is told any more, and what is shown is to be asked for again.
TEST_F(Live, WhatOneTakesPartInNoLongerIsNotTold) {
  const auto client = listen();
  publish("a", "1");
  EXPECT_EQ(event(*client), changed("1"));
  takes_part = false;
  publish("a", "2");
  EXPECT_EQ(event(*client), "reset {}");
  publish("a", "3");
  publish("other", "4");
  EXPECT_EQ(event(*client), changed("4"));
}

TEST_F(Live, WhatOneBeginsToTakePartInIsTold) {
  takes_part = false;
  const auto client = listen();
  takes_part = true;
  hub.recheck();
  EXPECT_EQ(event(*client), "reset {}");
  publish("a", "1");
  EXPECT_EQ(event(*client), changed("1"));
}

TEST_F(Live, WhosePartHasEndedIsToldSo) {
  const auto client = listen();
  hub.publish({.topics = {"a", "b"}, .kind = "case", .id = "1", .parted = {"b"}});
  hub.publish({.topics = {"a", "b"}, .kind = "case", .id = "2", .parted = {"a"}});
  EXPECT_EQ(event(*client), changed("1"));
  EXPECT_EQ(event(*client), R"(changed {"kind":"case","id":"2","closed":true})");
}

TEST_F(Live, ResumesWithoutAGap) {
  auto client = listen();
  publish("a", "1");
  EXPECT_EQ(event(*client), changed("1"));
  client.reset();
  publish("a", "2");
  publish("b", "3");
  publish("a", "4");
  const auto again = listen(last_id);
  EXPECT_EQ(event(*again), changed("2"));
  EXPECT_EQ(event(*again), changed("4"));
}

TEST_F(Live, ResumesForWhoWasNeverToldAnything) {
  auto client = listen();
  const auto greeting = client->read_until("\n\n");
  ASSERT_NE(greeting.find("id: "), std::string::npos) << greeting;
  const auto begun = greeting.substr(greeting.find("id: ") + 4, 32);
  client.reset();
  publish("b", "1");
  publish("a", "2");
  const auto again = listen(begun);
  EXPECT_EQ(event(*again), changed("2"));
}

TEST_F(Live, TwoIdsOfOnePositionDiffer) {
  const auto one = listen(), two = listen();
  EXPECT_NE(one->read_until("\n\n"), two->read_until("\n\n"));
}

TEST_F(Live, SaysResetWhenThePositionIsForgottenOrForged) {
  auto client = listen();
  publish("a", "1");
  event(*client);
  client.reset();
  for (int i = 0; i < 6; ++i) publish("a", "x");
  EXPECT_EQ(event(*listen(last_id)), "reset {}");
  EXPECT_EQ(event(*listen("1")), "reset {}");
  EXPECT_EQ(event(*listen(std::string(32, '0'))), "reset {}");
}

TEST_F(Live, SaysResetToWhoResumesFromBeforeASkip) {
  auto client = listen();
  publish("a", "1");
  event(*client);
  client.reset();
  hub.skip();
  const auto again = listen(last_id);
  EXPECT_EQ(event(*again), "reset {}");
  publish("a", "2");
  EXPECT_EQ(event(*again), changed("2"));
}

TEST_F(Live, ClosesTheSignedOutAtOnce) {
  const auto client = listen();
  client->read_until(": beat\n\n");
  hub.close("s1");
  EXPECT_EQ(event(*client), "closed {}");
  EXPECT_EQ(event(*client), "end");
}

TEST_F(Live, ClosesTheNoLongerWelcomeOnRecheckAndBeforeTelling) {
  const auto client = listen();
  welcome = false;
  publish("a", "secret");
  EXPECT_EQ(event(*client), "closed {}");
  EXPECT_EQ(event(*client), "end");
  welcome = true;
  const auto quiet = listen();
  welcome = false;
  hub.recheck();
  EXPECT_EQ(event(*quiet), "closed {}");
}

TEST_F(Live, CutsWhoseRightsCannotBeAskedAndGoesOn) {
  const auto client = listen();
  fails = true;
  publish("a", "secret");
  EXPECT_EQ(event(*client), "end");
  fails = false;
  const auto again = listen();
  publish("a", "2");
  EXPECT_EQ(event(*again), changed("2"));
}

TEST_F(Live, BoundsStreamsPerSession) {
  const auto one = listen(), two = listen(), three = listen();
  EXPECT_EQ(server.ask(get("/api/events")).status, 429);
}

TEST_F(Live, ForgetsClientsThatHaveGone) {
  { const auto one = listen(), two = listen(), three = listen(); }
  const auto comes_in = [this] {
    RawClient probe(server.port());
    probe.send(get("/api/events"));
    return !probe.read_until("\r\n\r\n").starts_with("HTTP/1.1 429");
  };
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(happens(comes_in)) << "the server has not seen them go";
  EXPECT_EQ(server.ask(get("/hello")).body, "hello");
}

/// Coming back costs nobody else a question: thousands come back at once after a restart.
TEST(LiveHubs, AsksNobodyElseWhenSomebodyComes) {
  LiveHub hub({.beat_ms = 1'000'000, .per_session = 1'000});
  std::atomic<int> asked = 0;
  std::vector<Response> streams;
  for (int i = 0; i < 100; ++i)
    streams.push_back(hub.open({"s", [&] { return (++asked, std::optional(Topics{"a"})); }}, "").value());
  EXPECT_EQ(asked, 100) << "each when it comes";
  hub.publish({.topics = {"a"}, .kind = "case", .id = "1"});
  const auto told = [](const Response& response) { return response.stream->take().find("event: changed") != std::string::npos; };
  for (const auto& response : streams) EXPECT_TRUE(happens([&] { return told(response); }));
  EXPECT_EQ(asked, 200) << "and each before it is told";
}

/// A client that reads nothing does not make the hub keep everything for it.
TEST(LiveQueue, ClosesTheSlow) {
  LiveHub hub({.beat_ms = 10'000, .queue_bytes = 500});
  auto opened = hub.open({"s", [] { return std::optional(Topics{"a"}); }}, "");
  ASSERT_TRUE(opened);
  for (int i = 0; i < 5; ++i) hub.publish({.topics = {"a"}, .kind = "case", .id = std::string(200, 'x')});
  ASSERT_TRUE(happens([&] { return opened->stream->ended(); }));
  EXPECT_LE(opened->stream->take().size(), 500u);
  EXPECT_EQ(hub.listening(), 0u);
}

}  // namespace
}  // namespace hospitium::http
