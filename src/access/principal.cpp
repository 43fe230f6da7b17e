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

bool speaks_for(Role member, Role participant) { return member == participant || member == member_role(participant); }

}  // namespace hospitium::access
