// Names of parties for views.
#pragma once
#include "domain/case/views.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

inline cases::PartyName party_name(Rooms& rooms, Id<Party> id) {
  const auto label = rooms.directory.label(id);
  return {id, label.name, label.type, label.place};
}

inline cases::NameParty party_namer(Rooms& rooms) {
  return [&rooms](Id<Party> id) { return party_name(rooms, id); };
}

}  // namespace hospitium::http
