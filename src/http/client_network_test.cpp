#include "http/client_network.hpp"

#include <gtest/gtest.h>

namespace hospitium::http {
namespace {

TEST(ClientNetwork, IsASlash64OfIpv6) {
  EXPECT_EQ(client_network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(client_network("2001:0DB8:1:2::ffff"), client_network("2001:db8:1:2:9::1"));
  EXPECT_NE(client_network("2001:db8:1:3::1"), client_network("2001:db8:1:2::1"));
  EXPECT_EQ(client_network("fe80::1%eth0"), "fe80::/64");
}

TEST(ClientNetwork, IsTheAddressOfIpv4HoweverItIsWritten) {
  EXPECT_EQ(client_network("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(client_network("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(client_network("::ffff:c000:0201"), "192.0.2.1");
  EXPECT_NE(client_network("::ffff:192.0.2.1"), client_network("::ffff:192.0.2.2")) << "all of IPv4 is not one network";
  EXPECT_EQ(plain_address("::ffff:127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(plain_address("2001:db8::1"), "2001:db8::1");
}

TEST(ClientNetwork, LeavesWhatIsNoAddress) {
  for (auto text : {"", "nonsense", "1.2.3", "::1::2"}) EXPECT_EQ(client_network(text), text);
}

TEST(ClientNetwork, KnowsThisMachine) {
  EXPECT_TRUE(is_loopback("127.0.0.1"));
  EXPECT_TRUE(is_loopback("::1"));
  EXPECT_TRUE(is_loopback(plain_address("::ffff:127.0.0.1")));
  EXPECT_FALSE(is_loopback("192.0.2.127"));
}

}  // namespace
}  // namespace hospitium::http
