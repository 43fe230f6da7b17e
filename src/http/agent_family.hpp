// What browser on what system, as people say it; never more of what a User-Agent tells (versions and models would name a person).
#pragma once
#include <string_view>

#include "directory/credentials.hpp"

namespace hospitium::http {

/// "Chrome" on "Windows"; members are empty for what is not on our short lists.
directory::Device device_of(std::string_view user_agent);

}  // namespace hospitium::http
