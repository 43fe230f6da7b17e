// Holidays as calendars publish them: iCalendar after RFC 5545, whole days.
#pragma once
#include "directory/import/csv.hpp"

namespace hospitium::directory {

bool looks_like_ics(std::string_view text);

/// A table of holidays (place, from, until, name, source), a row for each event; `place` and `source` are what the file does not say, "" for
/// the calendar's own name as its source. InvalidUtf8, Malformed (an event that begins at no day, or recurs by a rule) with the field
/// "/rows/<number>", TooMany, TooLong, Required (no event).
Result<Table> read_ics(std::string_view text, const std::string& place, const std::string& source);

}  // namespace hospitium::directory
