// Who is signed in, as the browser wants to know it.
#pragma once
#include "domain/names.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

struct MembershipView {
  PartyName party;
  Role role{};
};
BOOST_DESCRIBE_STRUCT(MembershipView, (), (party, role))

struct SessionUserView {
  Id<User> id;
  std::string name, email, language, zone;
};
BOOST_DESCRIBE_STRUCT(SessionUserView, (), (id, name, email, language, zone))

struct SessionNodeView {
  std::string name;
  bool demo = false;
};
BOOST_DESCRIBE_STRUCT(SessionNodeView, (), (name, demo))

/// The session acts for the party of the first membership that may what is done. `case_id` is set for who came by a link: the one case that the session is bound to.
struct SessionView {
  SessionUserView user;
  std::string csrf;
  std::vector<MembershipView> memberships;
  std::optional<Id<Dossier>> case_id;
  SessionNodeView node;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (user, csrf, memberships, case_id, node))

SessionView session_view(Rooms& rooms, const access::Principal& principal, std::string csrf);

}  // namespace hospitium::http
