// Lists as files ask as their screens do: the queries of each list, for the exports.
#pragma once
#include "http/rooms.hpp"
#include "observatory/observatory.hpp"

namespace hospitium::http {

Result<directory::PartyQuery> party_query(const Request& request);
Result<observatory::TableQuery> figure_query(const Request& request);

/// As many rows as an export holds; a last line says so where there are more.
inline constexpr std::size_t kMostExported = 10'000;

}  // namespace hospitium::http
