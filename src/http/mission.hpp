// Missions as start pages show them.
#pragma once
#include "domain/mission/views.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

std::vector<missions::MissionCard> mission_cards(Rooms& rooms, const access::Principal& principal, int most);

}  // namespace hospitium::http
