// What the match of a case shares with the catalogue.
#pragma once
#include "http/rooms.hpp"
#include "domain/catalogue/service.hpp"

namespace hospitium::http {

/// The language of the page that asks, which may be another than the account's; the account's where the request names none.
std::string page_language(const Rooms& rooms, const Request& request);

/// The record with the one text that a reader of this language understands best.
catalogue::ServiceRecord in_language(const catalogue::ServiceRecord& record, std::string_view language);

}  // namespace hospitium::http
