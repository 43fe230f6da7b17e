// api/ is what the server's routes and types say it is. HOSPITIUM_WRITE_GOLDEN=1 golden_test writes it anew.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>
#include <unistd.h>

#include "http/concepts.hpp"
#include "http/health.hpp"
#include "http/live_changes.hpp"
#include "http/openapi.hpp"
#include "main/node.hpp"

namespace hospitium {
namespace {
namespace fs = std::filesystem;

class Contract : public testing::Test {
 protected:
  Contract() {
    fs::remove_all(data_);
    NodeOptions options;
    options.data = data_.string();
    node_.emplace(options);
    rooms_.emplace(http::Rooms{node_->database(), node_->blobs(), node_->ledger(), node_->directory(), node_->reference(),
                               node_->sessions(), node_->links(), node_->observatory(), messages_, node_->environment(), {}, false});
  }
  ~Contract() override {
    node_.reset();
    fs::remove_all(data_);
  }
  std::vector<http::Route> routes() {
    auto routes = http::all_routes(*rooms_);
    for (auto& more : {http::live_routes(*rooms_, hub_), http::health_routes(health_)}) routes.insert(routes.end(), more.begin(), more.end());
    return routes;
  }

  const fs::path data_ = fs::path(testing::TempDir()) / ("api-node-" + std::to_string(getpid()));
  const std::string api_ = std::string(HOSPITIUM_SOURCE_DIR) + "/api";
  Messages messages_;
  http::LiveHub hub_;
  http::Health health_;
  std::optional<Node> node_;
  std::optional<http::Rooms> rooms_;
};

TEST_F(Contract, IsNotStale) {
  constexpr std::string_view kVersion = "1";
  if (std::getenv("HOSPITIUM_WRITE_GOLDEN")) {
    fs::create_directories(api_);
    http::write_api(routes(), kVersion, api_);
  }
  EXPECT_EQ(http::stale_api(routes(), kVersion, api_), std::vector<std::string>()) << "write anew: HOSPITIUM_WRITE_GOLDEN=1 golden_test";
}

TEST_F(Contract, EveryRouteSaysWhatItIsForAndWhoMayCome) {
  const http::Router router(routes());
  for (const auto& route : router.routes()) EXPECT_FALSE(route.summary.empty()) << route.path;
}

}  // namespace
}  // namespace hospitium
