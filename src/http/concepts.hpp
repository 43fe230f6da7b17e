// The routes of every concept, one function per file. Everything they hold by reference is in Rooms.
#pragma once
#include <vector>

#include "http/rooms.hpp"
#include "http/router.hpp"

namespace hospitium::http {

class LiveHub;

std::vector<Route> session_routes(Rooms& rooms);
std::vector<Route> credential_routes(Rooms& rooms);
std::vector<Route> link_routes(Rooms& rooms);
std::vector<Route> node_routes(Rooms& rooms);
std::vector<Route> backup_routes(Rooms& rooms);
std::vector<Route> start_routes(Rooms& rooms);
std::vector<Route> command_routes(Rooms& rooms);
std::vector<Route> timeline_routes(Rooms& rooms);
std::vector<Route> case_routes(Rooms& rooms);
std::vector<Route> case_list_routes(Rooms& rooms);
std::vector<Route> record_routes(Rooms& rooms);
std::vector<Route> upload_routes(Rooms& rooms);
std::vector<Route> record_page_routes(Rooms& rooms);
std::vector<Route> record_text_routes(Rooms& rooms);
std::vector<Route> agreement_routes(Rooms& rooms);
std::vector<Route> mission_routes(Rooms& rooms);
std::vector<Route> trace_routes(Rooms& rooms);
std::vector<Route> figure_routes(Rooms& rooms);
std::vector<Route> directory_routes(Rooms& rooms);
std::vector<Route> working_calendar_routes(Rooms& rooms);
std::vector<Route> record_history_routes(Rooms& rooms);
std::vector<Route> journal_routes(Rooms& rooms);
std::vector<Route> policy_routes(Rooms& rooms);
std::vector<Route> catalogue_routes(Rooms& rooms);
std::vector<Route> case_match_routes(Rooms& rooms);
std::vector<Route> case_offer_routes(Rooms& rooms);
std::vector<Route> template_routes(Rooms& rooms);
std::vector<Route> case_duplicates_routes(Rooms& rooms);
std::vector<Route> import_routes(Rooms& rooms);
std::vector<Route> export_routes(Rooms& rooms);
std::vector<Route> case_calendar_routes(Rooms& rooms);
std::vector<Route> case_keyword_routes(Rooms& rooms);
std::vector<Route> clock_routes(Rooms& rooms);
std::vector<Route> notice_routes(Rooms& rooms);
std::vector<Route> presence_routes(Rooms& rooms);
std::vector<Route> search_routes(Rooms& rooms);
std::vector<Route> saved_view_routes(Rooms& rooms);

/// All of them; a concept that is missing here has no routes at all.
std::vector<Route> all_routes(Rooms& rooms);

}  // namespace hospitium::http
