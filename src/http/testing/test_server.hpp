// For tests only: a real server on a free loopback port with a few rows that show every way of answering.
#pragma once
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "access/principal.hpp"
#include "http/testing/raw_client.hpp"
#include "http/metrics.hpp"
#include "http/server.hpp"

namespace hospitium::http {

inline Messages small_messages() {
  const auto folder = std::filesystem::path(testing::TempDir()) / fmt::format("messages-{}", getpid());
  std::filesystem::create_directories(folder / "en");
  std::filesystem::create_directories(folder / "ru");
  std::ofstream(folder / "en" / "errors.json") << R"({"not_found":"Nothing here. Look elsewhere.","too_large":"More than {limit}. Send less."})";
  std::ofstream(folder / "ru" / "errors.json") << R"({"not_found":"Здесь ничего нет."})";
  auto messages = Messages::load(folder.string());
  std::filesystem::remove_all(folder);
  return messages;
}

/// Knows the cookie "good-session" (CSRF "good-csrf", language ru), the tokens "good-token" and "reading-token", and the tokens "person-1"
/// to "person-9", each of somebody else.
struct OneUser : Authenticator {
  Result<std::shared_ptr<const SignedIn>> by_cookie(std::string_view secret) override {
    if (secret == "old-session") return refuse(Code::SessionExpired);
    if (secret != "good-session" || revoked) return refuse(Code::SignInRequired);
    return std::make_shared<SignedIn>(SignedIn{principal, "s1", "ru", "good-csrf"});
  }
  Result<std::shared_ptr<const SignedIn>> by_bearer(std::string_view token) override {
    if (revoked) return refuse(Code::SignInRequired);
    if (token.size() == 8 && token.starts_with("person-")) return somebody(static_cast<std::uint8_t>(token.back()));
    if (token != "good-token" && token != "reading-token") return refuse(Code::SignInRequired);
    return std::make_shared<SignedIn>(SignedIn{principal, "t1", "", "", token == "reading-token" ? May::Read : May::All});
  }
  static std::shared_ptr<const SignedIn> somebody(std::uint8_t number) {
    access::Principal person;
    person.user.bytes.fill(number);
    return std::make_shared<SignedIn>(SignedIn{std::make_shared<access::Principal>(person), std::string(1, static_cast<char>(number)), "", ""});
  }
  std::shared_ptr<const access::Principal> principal = std::make_shared<access::Principal>();
  std::atomic<bool> revoked = false;
};

class TestServer {
 public:
  explicit TestServer(std::vector<Route> routes, ServerOptions options = {}) : router_(std::move(routes)) {
    options.port = 0;
    server_.emplace(std::move(options), ServerParts{.router = router_, .messages = messages_, .authenticator = &user_, .metrics = &metrics_});
    port_ = server_->start();
  }
  std::uint16_t port() const { return port_; }
  void stop() { server_->stop(); }
  void revoke() { user_.revoked = true; }              ///< nobody is signed in any more
  ServerFigures figures() const { return server_->figures(); }
  std::string metrics() const { return metrics_.text(); }
  RawClient::Answer ask(std::string_view request) const { return RawClient(port_).ask(request); }

 private:
  Router router_;
  Metrics metrics_{router_};
  Messages messages_ = small_messages();
  OneUser user_;
  std::optional<Server> server_;
  std::uint16_t port_ = 0;
};

}  // namespace hospitium::http
