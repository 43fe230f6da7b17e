// Expected refusals as values. Broken machinery throws (see db/fault.hpp); bugs hit CHECK.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "base/codes.hpp"

namespace hospitium {

/// One thing wrong with one field. `field` is an RFC 6901 JSON pointer ("" = the whole input).
struct FieldError {
  std::string field;
  Code code{};
  friend bool operator==(const FieldError&, const FieldError&) = default;
};

/// Why something was refused: the code, the field where there is one, and named values for the message
/// ("stage" -> "visa"). Parameters hold codes, numbers and dates only, never text about a person.
struct Refusal {
  Code code{};
  std::string field;
  std::vector<std::pair<std::string, std::string>> params;
  std::vector<FieldError> fields;  ///< all field errors when input had the wrong shape
};

template <class T>
using Result = tl::expected<T, Refusal>;

inline tl::unexpected<Refusal> refuse(Code code, std::string field = {}) {
  return tl::unexpected(Refusal{code, std::move(field), {}, {}});
}
inline tl::unexpected<Refusal> refuse(Code code, std::string field,
                                      std::vector<std::pair<std::string, std::string>> params) {
  return tl::unexpected(Refusal{code, std::move(field), std::move(params), {}});
}

struct Unit {};

}  // namespace hospitium

#define HOSPITIUM_CAT_(a, b) a##b
#define HOSPITIUM_CAT(a, b) HOSPITIUM_CAT_(a, b)

/// TRY(auto x, expression): the value of a Result, or return its refusal from the enclosing function.
#define TRY(target, ...) HOSPITIUM_TRY_(HOSPITIUM_CAT(try_result_, __LINE__), target, __VA_ARGS__)
#define HOSPITIUM_TRY_(temp, target, ...)                       \
  auto temp = (__VA_ARGS__);                                    \
  if (!temp) return tl::unexpected(std::move(temp).error());    \
  target = *std::move(temp)
/// TRY_DO(expression): return the refusal of a Result whose value is not needed.
#define TRY_DO(...) \
  if (auto try_done = (__VA_ARGS__); !try_done) return tl::unexpected(std::move(try_done).error())
