// Who asks. Made by http (session, token, link) or by the command line; never by a request's body.
#pragma once
#include <string>
#include <vector>

#include "domain/kind.hpp"
#include "domain/vocabulary.hpp"

namespace hospitium::access {

/// A user's role in one organisation. For a clinic's people the role is CandidateClinic: which of the three clinic rows
/// applies is said by the dossier's participants.
struct Membership {
  Id<Party> party;
  Role role{};
  PartyState party_state{};
};

struct Principal {
  Id<User> user;                        ///< nil: the system (process managers, clocks)
  Id<Session> session;
  std::vector<Membership> memberships;
  std::string language = "en";          ///< of error texts

  bool system() const { return user.nil(); }
  bool member_of(Id<Party> party) const;
};

Principal system_principal();

/// The role of the members who act where their party takes part as `participant`: a clinic's people have one role for all three.
Role member_role(Role participant);

/// Whether a participant in this role is a person with an account of their own (the patient's side) and not an organisation.
bool by_account(Role participant);

/// Stands for any member of the party that takes part, or for the user: what they may depends on nothing else.
Principal stand_in(const Participant& participant);

/// The same person if none of its parties were suspended: tells "you may not now" from "there is no such thing".
Principal as_if_active(Principal principal);

/// Whether a member with role `member` acts in a dossier where its party takes part as `participant`.
bool speaks_for(Role member, Role participant);

}  // namespace hospitium::access
