// How far it is between places that we know: great circles between capitals or the named cities, rounded by the table's whole degrees.
#pragma once
#include <cstdint>
#include <optional>

#include "base/place.hpp"

namespace hospitium::catalogue {

/// Nothing when one of the places (or its country) is not in the table. A place and its own country are 0 km apart.
std::optional<std::int32_t> distance_km(const Place& from, const Place& to);

}  // namespace hospitium::catalogue
