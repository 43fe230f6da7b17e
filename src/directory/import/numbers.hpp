// Numbers as people write them in tables: with spaces or marks between the thousands, with a point or a comma before the fraction.
#pragma once
#include <string>
#include <string_view>

#include "base/money.hpp"

namespace hospitium::directory {

struct WrittenNumber {
  std::string whole, fraction;           ///< digits; a sign stands before the first
};

/// `most_fraction`: how many digits may follow the point. WrongType for what is no number or has more of them, NumberUnclear where it may be
/// read in two ways ("12.345") or the thousands are not in threes ("12 00").
Result<WrittenNumber> read_number(std::string_view cell, int most_fraction);
/// "1250.50", as a table would have it.
std::string amount_text(const Money& money);

}  // namespace hospitium::directory
