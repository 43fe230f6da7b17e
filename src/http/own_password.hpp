// Who changes what lets people in (a token, another's password, the roles of an account) gives their own password with it, so that who found a
// session open, or stole it, does not leave with a key.
#pragma once
#include "http/rooms.hpp"

namespace hospitium::http {

/// WrongCredentials at `field`, or TooManyRequests for who guesses, on whichever of the routes that ask for it.
Result<Unit> confirm_own_password(Rooms& rooms, const Request& request, std::string_view password, std::string_view field);

}  // namespace hospitium::http
