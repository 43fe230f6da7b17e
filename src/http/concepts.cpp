#include "http/concepts.hpp"

#include <iterator>

namespace hospitium::http {

std::vector<Route> all_routes(Rooms& rooms) {
  std::vector<Route> routes;
  for (const auto concept_routes : {node_routes, session_routes, credential_routes, link_routes, start_routes, command_routes, timeline_routes, case_routes,
                                    case_list_routes, record_routes, upload_routes, record_page_routes, record_text_routes, agreement_routes,
                                    mission_routes, trace_routes, figure_routes, directory_routes, journal_routes, policy_routes,
                                    catalogue_routes, case_match_routes, import_routes, export_routes}) {
    auto more = concept_routes(rooms);
    std::move(more.begin(), more.end(), std::back_inserter(routes));
  }
  return routes;
}

}  // namespace hospitium::http
