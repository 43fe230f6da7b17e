#include "domain/catalogue/ranking.hpp"

#include <algorithm>

namespace hospitium::catalogue {
namespace {

constexpr std::int32_t kWorstWait_days = 180, kPlenty = 20, kFarthest_km = 10'000;

/// kFull x (whole - part) / whole, for part between 0 and whole.
std::int32_t falling(std::int32_t part, std::int32_t whole) {
  return static_cast<std::int32_t>(std::int64_t{kFull} * (whole - std::clamp(part, 0, whole)) / whole);
}

}  // namespace

std::int32_t found_value(Found found) {
  switch (found) {
    case Found::Not: return 0;
    case Found::BeginsElsewhere: return 400;
    case Found::WholeElsewhere: return 500;
    case Found::BeginsTitle: return 800;
    case Found::WholeTitle: return kFull;
  }
  return 0;
}

std::int32_t question_value(std::size_t words) {
  constexpr std::array<std::int32_t, 4> kValues{0, 500, 800, kFull};
  return kValues[std::min(words, kValues.size() - 1)];
}

std::int32_t language_value(bool spoken, bool interpreted) { return spoken ? kFull : interpreted ? 600 : 0; }

std::int32_t price_value(const Range& price, std::int64_t budget_minor) {
  if (price.max_minor <= budget_minor) return kFull;
  if (price.min_minor >= budget_minor) return 0;
  const auto share = static_cast<double>(budget_minor - price.min_minor) / static_cast<double>(price.max_minor - price.min_minor);
  return static_cast<std::int32_t>(share * kFull);
}

std::int32_t waiting_value(std::int32_t days) { return falling(days, kWorstWait_days); }
std::int32_t trust_value(bool licensed, bool accredited) { return licensed ? (accredited ? kFull : 600) : 0; }
std::int32_t capacity_value(std::int32_t patients_a_month) { return kFull - falling(patients_a_month, kPlenty); }
std::int32_t distance_value(std::int32_t km) { return falling(km, kFarthest_km); }

void Scoring::add(Part part, std::optional<std::int32_t> value) {
  const PartScore one{part, weight_of(part), value.value_or(0), value.has_value()};
  score_.points += std::int64_t{one.weight} * one.value;
  score_.of += std::int64_t{one.weight} * kFull;
  score_.parts.push_back(one);
}

std::uint32_t tie_key(const IdBytes& id) {
  std::uint32_t hash = 2166136261U;
  for (const auto byte : id) hash = (hash ^ byte) * 16777619U;
  return hash;
}

}  // namespace hospitium::catalogue
