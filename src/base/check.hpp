// CHECK: assertions that stay on in production. A failed check is a bug in Hospitium, never a reaction to input.
#pragma once
#include <string_view>

namespace hospitium {

/// Prints file, line and expression to standard error and aborts. Nothing about persons may be in `expression`.
[[noreturn]] void check_failed(const char* file, int line, const char* expression);

}  // namespace hospitium

/// For places that no input can reach.
#define UNREACHABLE() ::hospitium::check_failed(__FILE__, __LINE__, "unreachable")

#define CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::hospitium::check_failed(__FILE__, __LINE__, #condition))
