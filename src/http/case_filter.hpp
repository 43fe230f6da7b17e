// What lists, the board and the calendar of cases are asked: one query, three shapes.
#pragma once
#include "http/rooms.hpp"

namespace hospitium::http {

/// ?stage= ?origin= ?destination= ?specialty= ?urgency= ?owner= ?owes= ?assignee= ?keyword= ?q= ?sort= ?cursor= ?limit=
Result<ledger::ListFilter> case_filter(const Request& request);

/// Whether something is asked of the reader that it answers with an offer, a payment or an approval: its board is an inbox, what presses most first.
bool answers_cases(const access::Principal& principal);

}  // namespace hospitium::http
