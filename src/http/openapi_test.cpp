#include "http/openapi.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/schema.hpp"

namespace hospitium::http {
namespace {

struct Ask {
  static constexpr std::string_view kName = "ask_clinic";
  Line question;
};
BOOST_DESCRIBE_STRUCT(Ask, (), (question))
struct Close {
  static constexpr std::string_view kName = "close";
};
BOOST_DESCRIBE_STRUCT(Close, (), ())
using Command = std::variant<Ask, Close>;
struct Item {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Item, (), (name))

std::vector<Route> rows() {
  const Answer nothing = [](const Request&) -> Result<Response> { return no_content(); };
  return {
      {.path = "/api/things/{id}", .auth = Auth::SignedIn, .answer = nothing, .summary = "One thing", .gives = &json::schema_of<Item>()},
      {.method = Method::Post, .path = "/api/things/{id}/{command}", .auth = Auth::SignedIn, .answer = nothing,
       .commands = json::held_schemas<Command>(), .headers = kOfCommands},
  };
}

TEST(OpenApi, ListsEveryCommandWithItsBody) {
  const auto tree = boost::json::parse(openapi_json(rows(), "1.2"));
  const auto& paths = tree.at("paths").as_object();
  EXPECT_EQ(paths.size(), 3u);
  const auto& ask = paths.at("/api/things/{id}/ask-clinic").at("post");
  EXPECT_EQ(ask.at("requestBody").at("content").at("application/json").at("schema").at("$ref"), "#/components/schemas/Ask");
  std::vector<std::string> named;
  for (const auto& parameter : ask.at("parameters").as_array()) named.emplace_back(parameter.at("name").as_string());
  EXPECT_EQ(named, (std::vector<std::string>{"id", "Idempotency-Key", "If-Match"}));
  EXPECT_EQ(paths.at("/api/things/{id}").at("get").at("responses").at("2XX").at("content").at("application/json").at("schema").at("$ref"),
            "#/components/schemas/Item");
  EXPECT_EQ(tree.at("info").at("version"), "1.2");
}

TEST(OpenApi, NamesItsTypesInTypeScript) {
  EXPECT_EQ(typescript_types(rows()),
            "// Generated from the server's types; HOSPITIUM_WRITE_GOLDEN=1 golden_test writes it anew. Do not edit.\n"
            "\nexport interface Ask {\n  question: string;\n}\n\nexport interface Close {\n}\n\nexport interface Item {\n  name: string;\n}\n");
}

TEST(OpenApi, NoticesStaleFiles) {
  const auto folder = std::filesystem::path(testing::TempDir()) / ("api-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  EXPECT_EQ(stale_api(rows(), "1", folder.string()), (std::vector<std::string>{"openapi.json", "types.ts"}));
  write_api(rows(), "1", folder.string());
  EXPECT_TRUE(stale_api(rows(), "1", folder.string()).empty());
  std::ofstream(folder / "types.ts", std::ios::app) << " ";
  EXPECT_EQ(stale_api(rows(), "1", folder.string()), (std::vector<std::string>{"types.ts"}));
  std::filesystem::remove_all(folder);
}

TEST(OpenApi, ServesItself) {
  const auto row = openapi_route(rows(), "1");
  const auto response = row.answer(Request{});
  EXPECT_TRUE(boost::json::parse(std::string(response->content())).at("paths").as_object().contains("/api/openapi.json"));
}

}  // namespace
}  // namespace hospitium::http
