#include "http/own_password.hpp"

namespace hospitium::http {

Result<Unit> confirm_own_password(Rooms& rooms, const Request& request, std::string_view password, std::string_view field) {
  const auto user = request.principal().user;
  TRY_DO(rooms.own_password_guesses->admit(user.text(), request.peer));
  if (auto confirmed = rooms.sessions.confirm(user, password); !confirmed) {
    confirmed.error().field = field;
    return confirmed;
  }
  rooms.own_password_guesses->succeeded(user.text(), request.peer);
  return Unit{};
}

}  // namespace hospitium::http
