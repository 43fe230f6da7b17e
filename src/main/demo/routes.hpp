// The corridors of the invented world: where patients come from, who leads them, and which clinics may be asked about what.
#pragma once
#include <array>
#include <string_view>

#include "domain/vocabulary.hpp"
#include "main/demo/people.hpp"

namespace hospitium::demo {

struct Route {
  People people;
  std::string_view origin, destination, coordinator, referrer, home_authority, currency;
  std::array<std::string_view, 3> clinics;
  std::array<Specialty, 4> specialties;
  int share;                               ///< of a hundred cases
};

/// The route of the case with this number: the shares are spread over the sequence.
const Route& route_for(int number);

}  // namespace hospitium::demo
