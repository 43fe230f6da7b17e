#include "access/principal.hpp"

#include <algorithm>

#include "access/policy.hpp"

namespace hospitium::access {

bool Principal::member_of(Id<Party> party) const {
  return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& m) { return m.party == party; });
}

Principal system_principal() { return {}; }

Role member_role(Role participant) {
  const auto* row = std::ranges::find(kMemberRoles, participant, &MemberRow::participant);
  return row == kMemberRoles.end() ? participant : row->member;
}

bool by_account(Role participant) { return participant == kByAccount; }

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
