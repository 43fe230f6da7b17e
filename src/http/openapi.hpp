// The contract, generated from the rows and the types they name: openapi.json for everybody, types.ts for the web.
#pragma once
#include <string>
#include <vector>

#include "http/router.hpp"

namespace hospitium::http {

/// OpenAPI 3.1, indented, in order of path. A row with `commands` becomes one path per command.
std::string openapi_json(const std::vector<Route>& routes, std::string_view version);
/// Every type that a row takes or gives, as TypeScript.
std::string typescript_types(const std::vector<Route>& routes);

/// Writes <folder>/openapi.json and <folder>/types.ts. Throws std::runtime_error when it cannot.
void write_api(const std::vector<Route>& routes, std::string_view version, const std::string& folder);
/// The files in `folder` that differ from what write_api would write; empty when all are current.
std::vector<std::string> stale_api(const std::vector<Route>& routes, std::string_view version, const std::string& folder);

/// GET /api/openapi.json, for all of `routes` and itself.
Route openapi_route(const std::vector<Route>& routes, std::string_view version);

}  // namespace hospitium::http
