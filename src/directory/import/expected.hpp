// What may stand in a cell, where that is no list of words: a range, or an example. Inside only.
#pragma once
#include "base/messages.hpp"
#include "directory/import.hpp"

namespace hospitium::directory {

/// "A whole number from 0 to 365."; "" for a column that takes words of a list, or any text.
std::string expected_in(const Messages& messages, std::string_view language, std::string_view column);

/// What a number of this column may be; nothing for a column that takes none.
struct NumberRange {
  std::string_view column;
  std::int32_t least = 0, most = 0;
};
const NumberRange* range_of(std::string_view column);

}  // namespace hospitium::directory
