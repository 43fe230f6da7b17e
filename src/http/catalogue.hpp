// What the match of a case shares with the catalogue.
#pragma once
#include "directory/service_query.hpp"
#include "domain/catalogue/service.hpp"
#include "http/rooms.hpp"

namespace hospitium::http {

/// The record with the one text that a reader of this language understands best.
catalogue::ServiceRecord in_language(const catalogue::ServiceRecord& record, std::string_view language);

/// What the catalogue is asked by: ?q= &specialty= &place= ...
Result<directory::ServiceQuery> service_query(const Request& request);

}  // namespace hospitium::http
