#include "vault/url_text.hpp"

#include <gtest/gtest.h>

namespace hospitium::vault {
namespace {

TEST(UrlText, ComesBackAndNeedsNoEscaping) {
  for (const std::string bytes : {std::string(), std::string("\0", 1), std::string("\xff\xfe\xfb", 3), std::string("four"), std::string(100, '\xfb')}) {
    const auto text = url_text(bytes);
    EXPECT_EQ(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), std::string::npos) << text;
    EXPECT_EQ(from_url_text(text), bytes);
  }
}

TEST(UrlText, RefusesWhatIsNone) {
  for (const auto* text : {"A", "AA=", "A+AA", "AA A", "\xd0\xb0"}) EXPECT_FALSE(from_url_text(text)) << text;
}

}  // namespace
}  // namespace hospitium::vault
