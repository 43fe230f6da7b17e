#include "http/router.hpp"

#include <gtest/gtest.h>

namespace hospitium::http {
namespace {

Route row(Method method, std::string_view path, Auth auth = Auth::SignedIn) {
  return {.method = method, .path = path, .auth = auth, .answer = [](const Request&) -> Result<Response> { return no_content(); }};
}

std::string refusal_of(std::vector<Route> routes) {
  try {
    Router router(std::move(routes));
  } catch (const std::logic_error& refused) {
    return refused.what();
  }
  return "";
}

TEST(Router, RefusesToStartWithARowThatLacksItsCheck) {
  EXPECT_NE(refusal_of({row(Method::Get, "/a", Auth::Unset)}).find("GET /a has no auth mode"), std::string::npos);
  EXPECT_NE(refusal_of({{.path = "/a", .auth = Auth::Public}}).find("needs exactly one handler"), std::string::npos);
  EXPECT_NE(refusal_of({row(Method::Get, "/a/{x}"), row(Method::Get, "/a/{y}")}).find("GET /a/{y} is there twice"), std::string::npos);
  EXPECT_NE(refusal_of({row(Method::Get, "a")}).find("malformed"), std::string::npos);
  EXPECT_NE(refusal_of({row(Method::Get, "/a//b")}).find("malformed"), std::string::npos);
  EXPECT_NE(refusal_of({row(Method::Get, "/a/{x")}).find("malformed"), std::string::npos);
  EXPECT_EQ(refusal_of({row(Method::Get, "/"), row(Method::Get, "/a/{x}"), row(Method::Post, "/a/{y}")}), "");
}

TEST(Router, PrefersLiteralsAndNamesOtherMethods) {
  const Router router({row(Method::Get, "/cases/{id}"), row(Method::Get, "/cases/board"), row(Method::Post, "/cases/{id}/{command}"),
                       row(Method::Get, "/cases/{id}/timeline")});
  EXPECT_EQ(router.find(Method::Get, "/cases/board").route->path, "/cases/board");
  const auto one = router.find(Method::Head, "/cases/7");
  EXPECT_EQ(one.route->path, "/cases/{id}");
  EXPECT_EQ(one.params, (Pairs{{"id", "7"}}));
  EXPECT_EQ(router.find(Method::Post, "/cases/7/timeline").params, (Pairs{{"id", "7"}, {"command", "timeline"}}));
  EXPECT_EQ(router.find(Method::Delete, "/cases/7/timeline").allowed, "GET, POST");
  EXPECT_EQ(router.find(Method::Get, "/cases").route, nullptr);
  EXPECT_EQ(router.find(Method::Get, "/cases/").route, nullptr);
  EXPECT_EQ(router.find(Method::Get, "/cases/7/timeline/x").allowed, "");
}

}  // namespace
}  // namespace hospitium::http
