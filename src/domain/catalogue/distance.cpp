#include "domain/catalogue/distance.hpp"

#include <cmath>
#include <numbers>
#include <string_view>

namespace hospitium::catalogue {
namespace {

struct Position {
  std::string_view place;
  double latitude, longitude;
};

// clang-format off
/// Whole degrees: good enough to tell three hours of flight from ten. Countries by their capital.
constexpr Position kPositions[]{
    {"RU", 56, 38}, {"RU-MOW", 56, 38}, {"RU-SPE", 60, 30}, {"RU-NVS", 55, 83}, {"RU-ALT", 53, 84}, {"RU-AL", 52, 86}, {"RU-STA", 44, 43},
    {"RU-KDA", 45, 39}, {"RU-SVE", 57, 61}, {"RU-TA", 56, 49}, {"RU-PRI", 43, 132}, {"RU-IRK", 52, 104}, {"RU-BU", 52, 108},
    {"VN", 21, 106}, {"VN-HN", 21, 106}, {"VN-SG", 11, 107}, {"VN-HP", 21, 107}, {"VN-DN", 16, 108}, {"VN-34", 12, 109}, {"VN-44", 10, 105},
    {"VN-30", 14, 108}, {"VN-13", 21, 107}, {"VN-43", 10, 107}, {"VN-26", 16, 108}, {"VN-CT", 10, 106},
    {"MN", 48, 107}, {"MN-1", 48, 107}, {"KR", 38, 127}, {"KR-11", 38, 127}, {"KR-26", 35, 129}, {"KR-28", 37, 127}, {"KR-27", 36, 129},
    {"BY", 54, 28}, {"BY-HM", 54, 28}, {"BY-MI", 54, 28}, {"BY-BR", 52, 24}, {"BY-VI", 55, 30},
    {"UZ", 41, 69}, {"UZ-TK", 41, 69}, {"UZ-TO", 41, 69}, {"UZ-SA", 40, 67}, {"UZ-BU", 40, 64},
    {"SA", 25, 47}, {"SA-01", 25, 47}, {"SA-02", 21, 39}, {"AE", 24, 54}, {"AE-DU", 25, 55}, {"AE-AZ", 24, 54}, {"KW", 29, 48}, {"QA", 25, 52},
    {"JO", 32, 36}, {"EG", 30, 31}, {"IQ", 33, 44}, {"OM", 24, 58}, {"BH", 26, 51}, {"LB", 34, 36}, {"SY", 34, 36}, {"YE", 15, 44},
    {"KZ", 51, 71}, {"KG", 43, 75}, {"TJ", 39, 69}, {"TM", 38, 58}, {"AM", 40, 45}, {"AZ", 40, 50}, {"MD", 47, 29}, {"GE", 42, 45},
    {"CN", 40, 116}, {"US", 39, -77}, {"DE", 53, 13}, {"TR", 40, 33}, {"IN", 29, 77}, {"IL", 32, 35}, {"AF", 35, 69}, {"JP", 36, 140},
    {"TH", 14, 101}, {"SG", 1, 104}, {"MY", 3, 102}, {"ID", -6, 107}, {"PH", 15, 121}, {"LA", 18, 103}, {"KH", 12, 105}, {"UA", 50, 31},
    {"PL", 52, 21}, {"LT", 55, 25}, {"LV", 57, 24}, {"EE", 59, 25}, {"FI", 60, 25}, {"GB", 52, 0}, {"FR", 49, 2}, {"IT", 42, 12}, {"ES", 40, -4},
};
// clang-format on

const Position* find(std::string_view code) {
  for (const auto& position : kPositions)
    if (position.place == code) return &position;
  return nullptr;
}

const Position* position_of(const Place& place) {
  const auto* own = find(place.code);
  return own ? own : find(place.country());
}

}  // namespace

std::optional<std::int32_t> distance_km(const Place& from, const Place& to) {
  if (from.contains(to) || to.contains(from)) return 0;
  const auto *a = position_of(from), *b = position_of(to);
  if (a == nullptr || b == nullptr) return std::nullopt;
  constexpr double kRadius_km = 6371, kDegree = std::numbers::pi / 180;
  const double height = std::sin((b->latitude - a->latitude) * kDegree / 2), width = std::sin((b->longitude - a->longitude) * kDegree / 2);
  const double arc = height * height + std::cos(a->latitude * kDegree) * std::cos(b->latitude * kDegree) * width * width;
  return static_cast<std::int32_t>(std::lround(2 * kRadius_km * std::asin(std::sqrt(arc))));
}

}  // namespace hospitium::catalogue
