#include "domain/case/offer.hpp"

namespace hospitium::cases {
namespace {

Result<Unit> check_days(std::optional<std::int32_t> days, std::int32_t most, const std::string& field) {
  if (days && (*days < 1 || *days > most)) return refuse(Code::OutOfRange, field);
  return Unit{};
}

/// What one line comes to; nothing for one that has no price or is paid elsewhere.
Result<std::optional<Money>> amount_of(const EstimateLine& line, const std::string& field) {
  TRY_DO(check_days(line.quantity, kMostOfOne, field + "/quantity"));
  if (!line.included || !line.price) return std::optional<Money>();
  const auto amount = times(*line.price, line.quantity.value_or(1));
  if (!amount) return refuse(amount.error().code, field + "/price");
  return std::optional(*amount);
}

}  // namespace

Result<std::optional<Money>> sum_of(const std::vector<EstimateLine>& lines, const std::string& currency, const std::string& field) {
  if (lines.size() > kMostLines) return refuse(Code::TooMany, field);
  std::optional<Money> sum;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto at = field + "/" + std::to_string(i);
    TRY(const auto amount, amount_of(lines[i], at));
    if (!amount) continue;
    const auto added = add(sum.value_or(Money{0, currency}), *amount);
    if (!added) return refuse(added.error().code, at + "/price");
    sum = *added;
  }
  return sum;
}

Result<Unit> check_stay(std::optional<std::int32_t> days, const std::string& field) { return check_days(days, kLongestStay_days, field); }

Result<Unit> check_pattern(const OfferPattern& pattern, const std::string& field) {
  if (!currency_exponent(pattern.currency)) return refuse(Code::UnknownValue, field + "/currency");
  TRY_DO(sum_of(pattern.lines, pattern.currency, field + "/lines"));
  TRY_DO(check_stay(pattern.stay_days, field + "/stay_days"));
  return check_days(pattern.valid_days, kLongestValid_days, field + "/valid_days");
}

}  // namespace hospitium::cases
