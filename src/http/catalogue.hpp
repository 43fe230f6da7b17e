// What the match of a case shares with the catalogue.
#pragma once
#include "http/rooms.hpp"
#include "domain/catalogue/service.hpp"

namespace hospitium::http {

/// The record with the one text that a reader of this language understands best.
catalogue::ServiceRecord in_language(const catalogue::ServiceRecord& record, std::string_view language);

}  // namespace hospitium::http
