#include "base/country.hpp"

#include <unicode/uloc.h>

namespace hospitium {

bool known_country(std::string_view code) {
  for (const char* const* one = uloc_getISOCountries(); *one; ++one)
    if (code == *one) return true;
  return false;
}

}  // namespace hospitium
