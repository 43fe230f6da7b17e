// A Response as bytes on the wire, with the headers that every answer carries.
#pragma once
#include <string>

#include "http/response.hpp"

namespace hospitium::http {

struct WireStyle {
  bool keep_alive = true;
  bool head_only = false;       ///< HEAD: lengths but no body
  bool secure = false;          ///< TLS in front: Strict-Transport-Security
  int version = 11;
};

/// Appends status line, headers and, for bodies up to 16 KiB, the body to `out`. True when the body is in.
bool append_wire(std::string& out, const Response& response, const WireStyle& style);

}  // namespace hospitium::http
