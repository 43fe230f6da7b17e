#include "access/principal.hpp"

#include <algorithm>

namespace hospitium::access {

bool Principal::has(Role role) const {
  return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& m) { return m.role == role; });
}

bool Principal::member_of(Id<Party> party) const {
  return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& m) { return m.party == party; });
}

Principal system_principal() { return {}; }

Role member_role(Role participant) {
  const bool clinic = participant == Role::ChosenClinic || participant == Role::ReleasedClinic;
  return clinic ? Role::CandidateClinic : participant;
}

bool by_account(Role participant) { return participant == Role::Patient; }

Principal stand_in(const Participant& participant) {
  Principal principal;
  principal.user = participant.user.nil() ? Id<User>{participant.party.bytes} : participant.user;
  if (participant.user.nil()) principal.memberships.push_back({participant.party, member_role(participant.role), PartyState::Active});
  return principal;
}

Principal as_if_active(Principal principal) {
  for (auto& membership : principal.memberships) membership.party_state = PartyState::Active;
  return principal;
}

bool speaks_for(Role member, Role participant) { return member == participant || member == member_role(participant); }

}  // namespace hospitium::access
