// How alike two words look: for "did you mean".
#pragma once
#include <string_view>

namespace hospitium {

/// 1 for equal texts, 0 for texts that share nothing: one minus the letters to change, add, leave out or swap, over those of the longer.
double likeness(std::string_view one, std::string_view other);

}  // namespace hospitium
