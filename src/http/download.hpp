// A kept file on its way out: whole or the one range that was asked for (RFC 9110 14), for saving and never for showing.
#pragma once
#include "http/request.hpp"
#include "http/response.hpp"
#include "records/reading.hpp"

namespace hospitium::http {

/// RangeUnsatisfiable when the range lies outside; a range that does not read, or several, give the whole.
Result<Response> download(const Request& request, records::Original original, const std::string& tag);

}  // namespace hospitium::http
