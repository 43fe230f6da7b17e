// The invented catalogue: what the world's clinics and resorts offer, in eight languages, and rates of exchange.
#pragma once
#include "main/demo/world.hpp"

namespace hospitium::demo {

/// One treatment as clinics everywhere name it.
struct TreatmentRow {
  Specialty specialty;
  std::string_view techniques;           ///< wire names, separated by spaces
  catalogue::Setting setting;
  int stay_days, dollars;
  std::array<std::string_view, 8> titles;  ///< in the order of kTitleLanguages
  int age_min = 0, age_max = 0;          ///< 0 = no limit
  std::optional<Sex> sex = {};           ///< absent = for anybody
};
inline constexpr std::array<std::string_view, 8> kTitleLanguages{"en", "ru", "vi", "mn", "ko", "uz", "ar", "be"};
std::span<const TreatmentRow> treatments();

/// Fills the catalogue with `count` services: first the organisations of the world, then more invented ones. The same seed tells the
/// same catalogue.
void tell_services(Node& node, const World& world, int count, unsigned seed, Day today);

}  // namespace hospitium::demo
