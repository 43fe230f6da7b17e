#include "http/session_view.hpp"

#include "http/party_name.hpp"

namespace hospitium::http {

SessionView session_view(Rooms& rooms, const access::Principal& principal, std::string csrf) {
  SessionView view;
  view.csrf = std::move(csrf);
  view.node = {rooms.node.name, rooms.node.demo};
  view.user.id = principal.user;
  view.user.language = principal.language;
  if (const auto user = rooms.directory.user(principal.user))
    view.user = {user->id, user->record.name, user->record.email, user->record.language, user->record.zone};
  else view.case_id = rooms.sessions.case_of(principal.user);
  for (const auto& membership : principal.memberships) view.memberships.push_back({party_name(rooms, membership.party), membership.role});
  return view;
}

}  // namespace hospitium::http
