// The document: all of it, mapped read-only. And the two ways to end.
#pragma once
#include <cstdint>
#include <string_view>

#include "confined/protocol.hpp"

namespace hospitium::confined {

[[noreturn]] void end(Ending ending);
std::string_view map_input();                             ///< once
/// Everything at once, then Ending::Done.
[[noreturn]] void answer(std::string_view bytes);

}  // namespace hospitium::confined
