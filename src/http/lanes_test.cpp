// Work of one kind does not hold up another's.
#include <semaphore>

#include "http/testing/test_server.hpp"

namespace hospitium::http {
namespace {

class Lanes : public testing::Test {
 protected:
  /// Waits until the test lets it go, as a large file that is being read back or an import would.
  Answer held() {
    return [this](const Request&) -> Result<Response> {
      begun.release();
      gate.acquire();
      gate.release();
      return text_response("done");
    };
  }
  std::vector<Route> routes() {
    const Answer quick = [](const Request&) -> Result<Response> { return text_response("quick"); };
    return {{.path = "/file", .auth = Auth::Public, .answer = held(), .lane = Lane::Heavy},
            {.path = "/sign-in", .auth = Auth::Public, .answer = quick, .lane = Lane::Password},
            {.path = "/slow-sign-in", .auth = Auth::Public, .answer = held(), .lane = Lane::Password},
            {.path = "/list", .auth = Auth::SignedIn, .answer = held(), .lane = Lane::Heavy},
            {.path = "/other-list", .auth = Auth::SignedIn, .answer = quick, .lane = Lane::Heavy},
            {.path = "/read", .auth = Auth::Public, .answer = quick}};
  }
  void open_gate() { gate.release(); }
  std::vector<std::unique_ptr<RawClient>> ask(const TestServer& server, int times, std::string_view path, const std::string& fields = "") {
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < times; ++i) {
      clients.push_back(std::make_unique<RawClient>(server.port()));
      clients.back()->send(get(path, fields));
    }
    return clients;
  }
  static std::string of(int person) { return fmt::format("Authorization: Bearer person-{}\r\n", person); }

  std::counting_semaphore<> begun{0}, gate{0};
};

TEST_F(Lanes, SigningInDoesNotWaitForFiles) {
  const ServerOptions options;
  TestServer server(routes(), options);
  const auto files = ask(server, 20, "/file");
  begun.acquire();
  EXPECT_EQ(server.ask(get("/sign-in")).body, "quick");
  EXPECT_EQ(server.ask(get("/read")).body, "quick");
  open_gate();
  for (const auto& file : files) EXPECT_EQ(file->read().body, "done");
}

TEST_F(Lanes, FilesAndReadingDoNotWaitForSigningIn) {
  ServerOptions options;
  TestServer server(routes(), options);
  const auto sign_ins = ask(server, static_cast<int>(options.password_workers), "/slow-sign-in");
  for (std::size_t i = 0; i < options.password_workers; ++i) begun.acquire();
  EXPECT_EQ(server.ask(get("/read")).body, "quick");
  const auto files = ask(server, 1, "/file");
  begun.acquire();  // it runs beside them
  open_gate();
  EXPECT_EQ(files[0]->read().body, "done");
  for (const auto& one : sign_ins) EXPECT_EQ(one->read().body, "done");
}

TEST_F(Lanes, TooManySignInsAreToldToComeBack) {
  ServerOptions options;
  options.password_workers = options.password_queue = 1;
  TestServer server(routes(), options);
  const auto first = ask(server, 1, "/slow-sign-in");
  begun.acquire();
  const auto second = ask(server, 1, "/slow-sign-in");
  while (server.figures().queued == 0) std::this_thread::yield();
  const auto refused = server.ask(get("/sign-in"));
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.header("Retry-After"), "2");
  open_gate();
  EXPECT_EQ(first[0]->read().body, "done");
  EXPECT_EQ(second[0]->read().body, "done");
  EXPECT_EQ(server.ask(get("/sign-in")).body, "quick");
}

/// One asks for many long lists at once; another's takes its turn before all but those that run.
TEST_F(Lanes, WhoAsksForMuchHoldsUpNobodyElse) {
  ServerOptions options;
  options.heavy_workers = 2;
  TestServer server(routes(), options);
  const auto many = ask(server, 20, "/list", of(1));
  begun.acquire();
  EXPECT_EQ(server.ask(get("/other-list", of(2))).body, "quick") << "while the first of them still runs";
  EXPECT_FALSE(begun.try_acquire()) << "and no second of them";
  open_gate();
  for (const auto& one : many) EXPECT_EQ(one->read().body, "done");
}

TEST_F(Lanes, OnePersonsLineIsBoundedAndNobodyElseIsRefused) {
  ServerOptions options;
  options.heavy_of_one = 3;
  TestServer server(routes(), options);
  const auto held = ask(server, 1, "/list", of(1));
  begun.acquire();
  const auto waiting = ask(server, 2, "/list", of(1));
  while (server.figures().queued < 2) std::this_thread::yield();
  EXPECT_EQ(server.ask(get("/list", of(1))).status, 429);
  EXPECT_EQ(server.ask(get("/other-list", of(2))).body, "quick");
  open_gate();
  for (const auto& one : waiting) EXPECT_EQ(one->read().body, "done");
  EXPECT_EQ(server.ask(get("/other-list", of(1))).body, "quick") << "there is room again";
}

/// What waits in a line is asked again who it is when its turn comes.
TEST_F(Lanes, WhoWasRevokedWhileWaitingIsRefused) {
  TestServer server(routes());
  const auto held = ask(server, 1, "/list", of(1));
  begun.acquire();
  const auto waiting = ask(server, 1, "/list", of(1));
  while (server.figures().queued == 0) std::this_thread::yield();
  server.revoke();
  open_gate();
  EXPECT_EQ(waiting[0]->read().status, 401);
}

}  // namespace
}  // namespace hospitium::http
