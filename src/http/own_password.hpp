// Who changes what lets people in (a token, another's password, the roles of an account) gives their own password with it, so that who found a
// session open, or stole it, does not leave with a key.
#pragma once
#include "http/rooms.hpp"
#include "http/sign_in_guard.hpp"

namespace hospitium::http {

class OwnPassword {
 public:
  explicit OwnPassword(Rooms& rooms) : rooms_(rooms) {}

  /// WrongCredentials, or TooManyRequests for who guesses.
  Result<Unit> confirm(const Request& request, std::string_view password) {
    const auto user = request.principal().user;
    TRY_DO(guard_.admit(user.text(), request.peer));
    TRY_DO(rooms_.sessions.confirm(user, password));
    guard_.succeeded(user.text(), request.peer);
    return Unit{};
  }

 private:
  Rooms& rooms_;
  SignInGuard guard_;
};

}  // namespace hospitium::http
