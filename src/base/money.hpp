// Money: whole minor units of an ISO 4217 currency. On the wire: {"minor":"125000","currency":"USD"}.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace hospitium {

struct Money {
  std::int64_t minor = 0;  ///< cents, kopecks, dong ...: 10^-exponent of the currency
  std::string currency;    ///< ISO 4217 letters, upper case
  friend bool operator==(const Money&, const Money&) = default;
};

inline constexpr std::int64_t kMaxMoney_minor = 1'000'000'000'000'000;  ///< larger amounts are typing errors

/// Digits after the point (ISO 4217 exponent): USD 2, KRW 0, KWD 3. Nothing for letters that name no current currency.
std::optional<int> currency_exponent(std::string_view currency);

Result<Money> add(const Money& a, const Money& b);  ///< refuses unlike currencies and sums beyond kMaxMoney_minor
Result<Money> times(const Money& money, std::int32_t count);  ///< `count` of them; OutOfRange beyond kMaxMoney_minor
/// What is paid with in a country (ISO 3166-1), where it is a country that patients of this system come from.
std::optional<std::string> currency_of_country(std::string_view country);
Result<Unit> validate(const Money& money, const std::string& field);

}  // namespace hospitium
