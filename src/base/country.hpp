// Which countries there are: ISO 3166-1 alpha-2, as ICU lists them.
#pragma once
#include <string_view>

namespace hospitium {

bool known_country(std::string_view code);

}  // namespace hospitium
