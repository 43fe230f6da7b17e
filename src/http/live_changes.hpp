// From the ledger's changes to live updates: only to those who may see what was touched.
#pragma once
#include "http/live.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

/// Tells the hub of every change of the ledger from now on. Call once, before serving; all outlive the server.
void follow_changes(Rooms& rooms, LiveHub& hub);
std::vector<Route> live_routes(Rooms& rooms, LiveHub& hub);

}  // namespace hospitium::http
