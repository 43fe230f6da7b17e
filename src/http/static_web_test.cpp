#include "http/static_web.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

namespace hospitium::http {
namespace {

class Web : public testing::Test {
 protected:
  Web() : folder_(std::filesystem::path(testing::TempDir()) / ("web-" + std::to_string(getpid()))) {
    write("dist/index.html", "<html>entry</html>");
    write("dist/index.html.gz", "gzipped entry");
    write("dist/assets/app-1a2b.js", "code");
    write("dist/assets/app-1a2b.js.gz", "gz");
    write("dist/assets/app-1a2b.js.br", "br");
    write("secret.txt", "outside");
    std::filesystem::create_symlink(folder_ / "secret.txt", folder_ / "dist" / "link.txt");
  }
  ~Web() override { std::filesystem::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  std::optional<Response> find(const std::string& path, std::vector<std::pair<std::string, std::string>> headers = {}) {
    Request request;
    request.path = path;
    for (const auto& [name, value] : headers) request.headers.add(name, value);
    return StaticWeb::load((folder_ / "dist").string()).find(request);
  }
  std::filesystem::path folder_;
};

TEST_F(Web, ServesAssetsForAYearInTheBestEncoding) {
  const auto plain = find("/assets/app-1a2b.js");
  EXPECT_EQ(plain->content(), "code");
  EXPECT_EQ(plain->type, "text/javascript; charset=utf-8");
  EXPECT_EQ(plain->header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(find("/assets/app-1a2b.js", {{"Accept-Encoding", "gzip, br"}})->content(), "br");
  EXPECT_EQ(find("/assets/app-1a2b.js", {{"Accept-Encoding", "gzip, br;q=0"}})->content(), "gz");
}

TEST_F(Web, GivesScreensTheEntryPageAndAsksAgain) {
  const auto page = find("/cases/board");
  EXPECT_EQ(page->content(), "<html>entry</html>");
  EXPECT_EQ(page->header("Cache-Control"), "no-cache");
  EXPECT_NE(page->header("Content-Security-Policy").find("script-src 'self';"), std::string::npos);
  EXPECT_EQ(find("/", {{"If-None-Match", std::string(page->header("ETag"))}})->status, 304);
  EXPECT_EQ(find("/", {{"Accept-Encoding", "gzip"}})->content(), "gzipped entry");
}

TEST_F(Web, GivesEachFaceItsOwnEntry) {
  for (const auto* name : {"patient", "catalogue", "agency"}) write(fmt::format("dist/{}.html", name), name);
  EXPECT_EQ(find("/p")->content(), "patient");
  EXPECT_EQ(find("/services")->content(), "catalogue");
  EXPECT_EQ(find("/agency/new")->content(), "agency");
  EXPECT_EQ(find("/parties")->content(), "<html>entry</html>");
  EXPECT_EQ(find("/catalogue")->content(), "<html>entry</html>");
}

TEST_F(Web, LetsAWorkerFetchFromUsAndNothingElse) {
  write("dist/p-worker.js", "worker");
  EXPECT_EQ(find("/p-worker.js")->header("Content-Security-Policy"), "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'");
}

TEST_F(Web, NeverLeavesItsFolder) {
  for (auto path : {"/../secret.txt", "/assets/../../secret.txt", "//etc/passwd.txt", "/link.txt", "/assets/app-1a2b.js.gz", "/missing.js"})
    EXPECT_FALSE(find(path)) << path;
}

TEST_F(Web, GivesMarkedPagesAFreshNonce) {
  write("dist/index.html", R"(<meta property="csp-nonce" nonce="__CSP_NONCE__">)");
  const auto one = find("/"), two = find("/");
  EXPECT_NE(one->content(), two->content());
  const auto nonce = std::string(one->content().substr(one->content().find("nonce=\"") + 7, 32));
  EXPECT_NE(one->header("Content-Security-Policy").find("style-src 'self' 'nonce-" + nonce + "'"), std::string::npos);
  EXPECT_EQ(one->header("Content-Security-Policy").find("unsafe"), std::string::npos);
}

}  // namespace
}  // namespace hospitium::http
