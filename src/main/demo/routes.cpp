#include "main/demo/routes.hpp"

namespace hospitium::demo {
namespace {

// clang-format off
constexpr std::array kRoutes{
    Route{People::Vietnamese, "VN-SG", "RU-SPE", "coordinator@spb.example", "ben_thanh", "", "USD", {"neva", "petrov_oncology", "neva"},
          {Specialty::Oncology, Specialty::Urology, Specialty::Oncology, Specialty::Oncology}, 18},
    Route{People::Vietnamese, "VN-HN", "RU-SPE", "coordinator@spb.example", "red_river", "", "USD", {"neva", "petrov_oncology", "neva"},
          {Specialty::Oncology, Specialty::Urology, Specialty::Oncology, Specialty::Diagnostics}, 15},
    Route{People::Mongolian, "MN-1", "KR-11", "coordinator@seoul.example", "khan_medical", "ub_district", "KRW", {"hangang", "hangang", "hangang"},
          {Specialty::Oncology, Specialty::Transplantology, Specialty::CardiacSurgery, Specialty::Neurosurgery}, 15},
    Route{People::Azerbaijani, "AZ", "BY-HM", "coordinator@minsk.example", "baku_agency", "", "USD", {"svislach", "svislach", "svislach"},
          {Specialty::Transplantology, Specialty::Oncology, Specialty::Cardiology, Specialty::Neurosurgery}, 13},
    Route{People::Arab, "SA", "RU-MOW", "coordinator@moscow.example", "riyadh_agency", "", "USD", {"moskva_cardio", "moskva_cardio", "moskva_cardio"},
          {Specialty::CardiacSurgery, Specialty::Cardiology, Specialty::CardiacSurgery, Specialty::Paediatrics}, 13},
    Route{People::Russian, "RU-NVS", "UZ-TK", "coordinator@tashkent.example", "nsk_desk", "", "USD", {"chirchiq_clinic", "registon_ivf", "chirchiq_clinic"},
          {Specialty::ReproductiveMedicine, Specialty::Gynaecology, Specialty::ReproductiveMedicine, Specialty::Gynaecology}, 10},
    Route{People::Uzbek, "UZ-TK", "RU-NVS", "coordinator@novosibirsk.example", "tashkent_assoc", "", "RUB", {"ob_clinic", "ob_clinic", "ob_clinic"},
          {Specialty::CardiacSurgery, Specialty::Neurosurgery, Specialty::Ophthalmology, Specialty::Oncology}, 10},
    Route{People::Russian, "RU-SPE", "VN-SG", "coordinator@spb.example", "baltic_dental", "", "USD", {"saigon_heart", "saigon_heart", "saigon_heart"},
          {Specialty::Cardiology, Specialty::CardiacSurgery, Specialty::Cardiology, Specialty::Cardiology}, 3},
    Route{People::Russian, "RU-MOW", "BY-HM", "coordinator@minsk.example", "moscow_desk", "", "USD", {"svislach", "svislach", "svislach"},
          {Specialty::Transplantology, Specialty::Cardiology, Specialty::Oncology, Specialty::Neurosurgery}, 3},
};
// clang-format on

}  // namespace

const Route& route_for(int number) {
  int at = static_cast<int>(std::int64_t{number} * 37 % 100);
  for (const auto& route : kRoutes) {
    if (at < route.share) return route;
    at -= route.share;
  }
  return kRoutes.front();
}

}  // namespace hospitium::demo
