// Agreements as start pages show them.
#pragma once
#include "domain/agreement/views.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

/// Those with the nearest commitment first.
std::vector<agreements::AgreementCard> agreement_cards(Rooms& rooms, const access::Principal& principal, int most);

}  // namespace hospitium::http
