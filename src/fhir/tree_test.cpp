#include "fhir/tree.hpp"

#include <string>

#include <gtest/gtest.h>

#include "fhir/limits.hpp"

namespace hospitium::fhir {
namespace {

Refusal refusal_of(std::string_view json) {
  auto tree = Tree::parse(json);
  EXPECT_FALSE(tree.has_value()) << json.substr(0, 80);
  return tree ? Refusal{} : tree.error();
}

std::string nested(int depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(Tree, KeepsOrderTextsAndDigits) {
  const std::string json = R"( {"a":[1, 7.20,-0.0e1,true,null],"b":{"c":"\u00e9\n\"{[12"},"d":100000000000000000}  )";
  auto tree = Tree::parse(json);
  ASSERT_TRUE(tree.has_value());
  const Node& root = tree->root();
  std::vector<std::string> numbers;
  for (const Node& value : root.find("a")->children()) numbers.emplace_back(value.text);
  EXPECT_EQ(numbers, (std::vector<std::string>{"1", "7.20", "-0.0e1", "true", ""}));
  EXPECT_EQ(root.find("b")->string("c"), "\xC3\xA9\n\"{[12");
  EXPECT_EQ(root.find("d")->text, "100000000000000000");
  EXPECT_EQ(root.find("nothing"), nullptr);
}

TEST(Tree, SecondDocumentOnTheSameThreadLeavesTheFirstAlone) {
  const std::string one = R"({"a":"first"})", two = R"({"a":"other"})";
  auto first = Tree::parse(one);
  auto second = Tree::parse(two);
  EXPECT_EQ(first->root().string("a"), "first");
  EXPECT_EQ(second->root().string("a"), "other");
}

TEST(Tree, ByteOrderMarkIsSkippedOnce) {
  EXPECT_TRUE(Tree::parse("\xEF\xBB\xBF{\"a\":12}").has_value());
  EXPECT_EQ(refusal_of("\xEF\xBB\xBF\xEF\xBB\xBF{}").code, Code::Malformed);
}

TEST(Tree, DuplicateKeysAreRefusedAtAnyDepthWithTheirPlace) {
  EXPECT_EQ(refusal_of(R"({"a":1,"a":1})").field, "/a");
  EXPECT_EQ(refusal_of(R"({"a":1,"a":1})").code, Code::DuplicateKey);
  EXPECT_EQ(refusal_of(R"({"x":[{"y":1},{"q/~":{"k":1,"z":2,"k":3}}]})").field, "/x/1/q~1~0/k");
  EXPECT_EQ(refusal_of("{\"ab\":1,\"\\u0061b\":2}").field, "/ab") << "an escape does not hide a duplicate";
  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_EQ(refusal_of(many + "\"k7\":1}").field, "/k7");
  EXPECT_TRUE(Tree::parse(many + "\"k40\":1}").has_value());
}

TEST(Tree, DepthHasAnExactLimit) {
  EXPECT_TRUE(Tree::parse(nested(kMaxDepth)).has_value());
  EXPECT_EQ(refusal_of(nested(kMaxDepth + 1)).code, Code::TooDeep);
  EXPECT_EQ(refusal_of(nested(kMaxDepth + 30)).code, Code::TooDeep);
  EXPECT_EQ(refusal_of(nested(200'000)).code, Code::TooDeep);
  EXPECT_EQ(refusal_of(std::string(200'000, '[')).code, Code::Malformed);
}

TEST(Tree, TextMustBeUtf8WithoutNul) {
  EXPECT_EQ(refusal_of("{\"a\":\"\xC3\x28\"}").code, Code::InvalidUtf8);
  EXPECT_EQ(refusal_of("{\"a\":\"\xED\xA0\x80\"}").code, Code::InvalidUtf8) << "an encoded surrogate";
  EXPECT_EQ(refusal_of("{\"a\":\"\xC0\xAF\"}").code, Code::InvalidUtf8) << "an overlong form";
  EXPECT_EQ(refusal_of(std::string_view("{\"a\":\"\0\"}", 9)).code, Code::InvalidUtf8);
  EXPECT_EQ(refusal_of(std::string_view("{\"a\":1}\0", 8)).code, Code::InvalidUtf8);
  EXPECT_EQ(refusal_of("{\"a\":[\"x\\u0000y\"]}").code, Code::InvalidUtf8);
  EXPECT_EQ(refusal_of("{\"a\":[\"x\\u0000y\"]}").field, "/a/0");
  EXPECT_EQ(refusal_of("{\"a\\u0000\":1}").code, Code::InvalidUtf8);
}

TEST(Tree, WhatIsNotJsonIsMalformed) {
  for (const char* json : {"", "   ", "{", "{\"a\":1", "{\"a\":1,}", "[1,]", "{\"a\":1}{}", "{\"a\":1} x", "nul", "{a:1}", "{'a':1}",
                           "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":NaN}", "{\"a\":1e400}", "{\"a\":-1e400}",
                           "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\ud800\"}", "{\"a\":1 \"b\":2}", "// {}\n{}"}) {
    EXPECT_EQ(refusal_of(json).code, Code::Malformed) << json;
  }
}

TEST(Tree, XmlIsRefusedByName) {
  EXPECT_EQ(refusal_of("<Bundle xmlns=\"http://hl7.org/fhir\"/>").code, Code::UnsupportedMedia);
  EXPECT_EQ(refusal_of("\xEF\xBB\xBF \n<?xml version=\"1.0\"?><Bundle/>").code, Code::UnsupportedMedia);
}

TEST(Tree, SizeAndCountHaveLimits) {
  EXPECT_EQ(refusal_of(std::string(kMaxBundleBytes + 1, ' ')).code, Code::TooLarge);
  std::string zeros = "[0";
  for (std::size_t i = 0; i < kMaxNodes; ++i) zeros += ",0";
  EXPECT_EQ(refusal_of(zeros + "]").code, Code::TooMany);
}

TEST(Tree, EveryTruncationOfADocumentIsRefused) {
  const std::string json = R"({"a":[1,{"b":"c\u00e9"}],"d":-1.5e3,"e":null})";
  for (std::size_t n = 0; n < json.size(); ++n) EXPECT_FALSE(Tree::parse(std::string(json.substr(0, n))).has_value()) << n;
}

}  // namespace
}  // namespace hospitium::fhir
