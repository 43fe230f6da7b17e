// The cells of one sheet.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "confined/number_format.hpp"
#include "confined/unpack.hpp"

namespace hospitium::confined {

/// What cells refer to.
struct SheetWords {
  std::vector<std::string> texts;
  std::vector<Shown> styles;
  Calendar calendar = Calendar::From1900;
};

/// CSV after RFC 4180, every cell in quotes; a row that is not there is an empty line, so that rows keep their numbers.
std::string sheet_as_csv(const Archive& archive, std::string_view part, const SheetWords& words);

}  // namespace hospitium::confined
