// Names of parties for views.
#pragma once
#include "domain/names.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

inline PartyName party_name(Rooms& rooms, Id<Party> id) {
  const auto label = rooms.directory.label(id);
  return {id, label.name, label.type, label.place, label.name_latin};
}

inline NameParty party_namer(Rooms& rooms) {
  return [&rooms](Id<Party> id) { return party_name(rooms, id); };
}

}  // namespace hospitium::http
