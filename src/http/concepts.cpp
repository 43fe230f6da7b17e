#include "http/concepts.hpp"

#include <iterator>

namespace hospitium::http {

std::vector<Route> all_routes(Rooms& rooms) {
  std::vector<Route> routes;
  for (const auto concept_routes : {node_routes, backup_routes, session_routes, credential_routes, link_routes, start_routes, command_routes, timeline_routes, case_routes,
                                    case_list_routes, record_routes, upload_routes, record_page_routes, record_text_routes, agreement_routes,
                                    mission_routes, trace_routes, figure_routes, directory_routes, working_calendar_routes, record_history_routes, journal_routes, policy_routes,
                                    catalogue_routes, case_match_routes, case_duplicates_routes, case_offer_routes, template_routes, import_routes, export_routes,
                                    case_calendar_routes, case_keyword_routes, clock_routes, notice_routes, presence_routes, search_routes, saved_view_routes}) {
    auto more = concept_routes(rooms);
    std::move(more.begin(), more.end(), std::back_inserter(routes));
  }
  return routes;
}

}  // namespace hospitium::http
