#include "http/agent_family.hpp"

#include <gtest/gtest.h>

namespace hospitium::http {
namespace {

std::string family(std::string_view agent) {
  const auto device = device_of(agent);
  return device.browser + " on " + device.system;
}

TEST(AgentFamily, IsWhatPeopleCallIt) {
  EXPECT_EQ(family("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"), "Chrome on Windows");
  EXPECT_EQ(family("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"), "Edge on Windows");
  EXPECT_EQ(family("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.10.0 Safari/537.36"), "Yandex Browser on Windows");
  EXPECT_EQ(family("Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"), "Safari on iPhone");
  EXPECT_EQ(family("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15"), "Safari on macOS");
  EXPECT_EQ(family("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36"), "Samsung Internet on Android");
  EXPECT_EQ(family("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"), "Firefox on Linux");
}

TEST(AgentFamily, IsEmptyForWhatSaysNothingOrLies) {
  EXPECT_EQ(family(""), " on ");
  EXPECT_EQ(family("curl/8.5.0"), " on ");
  EXPECT_EQ(family("<script>Windows</script>"), " on Windows") << "only our own words come out";
}

}  // namespace
}  // namespace hospitium::http
