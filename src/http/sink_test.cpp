// Bodies that are taken in while they come, and answers that are read while they go.
#include <condition_variable>
#include <semaphore>

#include "http/testing/test_server.hpp"

namespace hospitium::http {
namespace {

/// Remembers what it was told; refuses a block that says so.
struct Basin : Sink {
  Result<Unit> take(std::string_view block) override {
    std::lock_guard lock(mutex);
    if (block.find("poison") != std::string_view::npos) return refuse(Code::UnsupportedMedia);
    largest = std::max(largest, block.size());
    taken += block;
    changed.notify_all();
    return Unit{};
  }
  void finish(Reply reply) override { std::move(reply).send(text_response(std::to_string(taken.size()))); }
  void cut() override {
    std::lock_guard lock(mutex);
    was_cut = true;
    changed.notify_all();
  }
  void wait_for(std::size_t bytes) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return taken.size() >= bytes; });
  }
  void wait_for_cut() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return was_cut; });
  }

  std::mutex mutex;
  std::condition_variable changed;
  std::string taken;
  std::size_t largest = 0;
  bool was_cut = false;
};

/// A file of one letter, in odd pieces; breaks off early when told to.
struct Letters : Source {
  explicit Letters(std::int64_t bytes, bool whole = true) : bytes_(bytes), whole_(whole) {}
  std::int64_t size() const override { return bytes_; }
  std::string next() override {
    const auto piece = std::min<std::int64_t>(bytes_ - sent_, 77'777);
    if (!whole_ && sent_ > bytes_ / 2) return {};
    sent_ += piece;
    return std::string(static_cast<std::size_t>(piece), 'x');
  }
  const std::int64_t bytes_;
  const bool whole_;
  std::int64_t sent_ = 0;
};

/// Two pieces, the first of which waits for the test.
struct Gated : Source {
  std::int64_t size() const override { return 22; }
  std::string next() override {
    asked.release();
    go.acquire();
    go.release();
    return "first piece";
  }
  std::counting_semaphore<> asked{0}, go{0};
};

class Sinks : public testing::Test {
 protected:
  std::vector<Route> routes() {
    const auto file = [](bool whole) {
      return [whole](const Request&) -> Result<Response> {
        Response response{.type = "application/octet-stream"};
        response.source = std::make_shared<Letters>(1'000'000, whole);
        return response;
      };
    };
    return {
        {.method = Method::Patch, .path = "/pour", .auth = Auth::SignedIn, .sink = [this](const Request&) -> Result<std::shared_ptr<Sink>> { return basin; },
         .body_limit = 8 << 20, .types = {"text/plain"}},
        {.method = Method::Patch, .path = "/never", .auth = Auth::SignedIn,
         .sink = [](const Request&) -> Result<std::shared_ptr<Sink>> { return refuse(Code::NotFound); }, .body_limit = 8 << 20, .types = {"text/plain"}},
        {.method = Method::Get, .path = "/file", .auth = Auth::Public, .answer = file(true)},
        {.method = Method::Get, .path = "/broken", .auth = Auth::Public, .answer = file(false)},
    };
  }
  static std::string patch(std::string_view path, std::size_t bytes, std::string_view more = "Authorization: Bearer good-token\r\n") {
    return fmt::format("PATCH {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n{}\r\n", path, bytes, more);
  }

  std::shared_ptr<Basin> basin = std::make_shared<Basin>();
};

TEST_F(Sinks, GetTheBodyInBoundedBlocks) {
  TestServer server(routes());
  RawClient client(server.port());
  const std::string body(3'000'000, 'b');
  client.send(patch("/pour", body.size()) + body);
  EXPECT_EQ(client.read().body, "3000000");
  EXPECT_LE(basin->largest, kSinkBlock + (64 << 10));
  client.send(patch("/pour", 2) + "ok");  // the connection goes on
  EXPECT_EQ(client.read().body, "3000002");
}

TEST_F(Sinks, TakeChunkedBodies) {
  TestServer server(routes());
  RawClient client(server.port());
  client.send("PATCH /pour HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer good-token\r\n\r\n"
              "5\r\nhello\r\n3\r\nyou\r\n0\r\n\r\n");
  EXPECT_EQ(client.read().body, "8");
  EXPECT_EQ(basin->taken, "helloyou");
}

TEST_F(Sinks, AreNotOpenedForStrangers) {
  TestServer server(routes());
  EXPECT_EQ(server.ask(patch("/pour", 5, "") + "hello").status, 401);
  EXPECT_EQ(server.ask(patch("/pour", 5, "Authorization: Bearer bad\r\n") + "hello").status, 401);
  EXPECT_EQ(server.ask(patch("/never", 5) + "hello").status, 404);
  EXPECT_EQ(server.ask(patch("/pour", 9 << 20)).status, 413);
  EXPECT_TRUE(basin->taken.empty());
}

TEST_F(Sinks, EndTheRequestWhenTheyRefuseABlock) {
  TestServer server(routes());
  const std::string body = std::string(400'000, 'b') + "poison" + std::string(400'000, 'b');
  EXPECT_EQ(server.ask(patch("/pour", body.size()) + body).status, 415);
  EXPECT_LT(basin->taken.size(), body.size());
}

TEST_F(Sinks, KeepWhatCameBeforeTheLineBroke) {
  TestServer server(routes());
  {
    RawClient client(server.port());
    client.send(patch("/pour", 1'000'000) + std::string(300'001, 'b'));
  }
  basin->wait_for_cut();
  EXPECT_EQ(basin->taken.size(), 300'001U);
}

TEST_F(Sinks, AreCutWhenTheClientStopsSending) {
  ServerOptions options;
  options.body_ms = 50;
  TestServer server(routes(), options);
  RawClient client(server.port());
  client.send(patch("/pour", 1'000) + "a few");
  EXPECT_EQ(client.read().status, 408);
  EXPECT_TRUE(basin->was_cut);
  EXPECT_EQ(basin->taken, "a few");
}

TEST_F(Sinks, TakeNoFurtherBlockOnceTheSessionIsRevoked) {
  TestServer server(routes());
  RawClient client(server.port());
  client.send(patch("/pour", 4'000'000) + std::string(600'000, 'b'));
  basin->wait_for(kSinkBlock);
  server.revoke();
  client.send(std::string(3'400'000, 'a'));
  EXPECT_EQ(client.read().status, 401);
  EXPECT_TRUE(client.closed());
  EXPECT_TRUE(basin->was_cut);
  EXPECT_EQ(basin->taken, std::string(basin->taken.size(), 'b')) << "nothing that came after it";
}

TEST_F(Sinks, TakeNothingOfAShortBodyThatEndsAfterTheRevocation) {
  TestServer server(routes());
  RawClient client(server.port());
  client.send(patch("/pour", 20, "Authorization: Bearer good-token\r\nExpect: 100-continue\r\n"));
  EXPECT_NE(client.read_until("\r\n\r\n"), "") << "it was opened";
  server.revoke();
  client.send(std::string(20, 'a'));
  EXPECT_EQ(client.read().status, 401);
  EXPECT_TRUE(basin->was_cut);
  EXPECT_TRUE(basin->taken.empty());
}

TEST_F(Sinks, KeepNothingOfARevokedClientThatGoesAway) {
  TestServer server(routes());
  {
    RawClient client(server.port());
    client.send(patch("/pour", 20, "Authorization: Bearer good-token\r\nExpect: 100-continue\r\n"));
    EXPECT_NE(client.read_until("\r\n\r\n"), "");
    server.revoke();
    client.send("aaa");
  }
  basin->wait_for_cut();
  EXPECT_TRUE(basin->taken.empty());
}

TEST_F(Sinks, FilesBreakOffWhenTheSessionIsRevoked) {
  auto source = std::make_shared<Gated>();
  auto rows = routes();
  rows.push_back({.method = Method::Get, .path = "/own", .auth = Auth::SignedIn, .answer = [source](const Request&) -> Result<Response> {
                    Response response{.type = "application/octet-stream"};
                    response.source = source;
                    return response;
                  }});
  TestServer server(std::move(rows));
  RawClient client(server.port());
  client.send(get("/own", "Authorization: Bearer good-token\r\n"));
  source->asked.acquire();
  server.revoke();
  source->go.release();
  EXPECT_NE(client.read_until("\r\n\r\nfirst piece"), "") << "the one that was being read";
  EXPECT_TRUE(client.closed());
}

TEST_F(Sinks, FilesAreSentPieceByPiece) {
  TestServer server(routes());
  RawClient client(server.port());
  client.send(get("/file"));
  EXPECT_EQ(client.read().body, std::string(1'000'000, 'x'));
  client.send(get("/file"));
  EXPECT_EQ(client.read().body.size(), 1'000'000U);
}

TEST_F(Sinks, AFileThatBreaksOffEndsTheConnection) {
  TestServer server(routes());
  const auto answer = server.ask(get("/broken"));
  EXPECT_EQ(answer.header("Content-Length"), "1000000");
  EXPECT_LT(answer.body.size(), 1'000'000U);
}

}  // namespace
}  // namespace hospitium::http
