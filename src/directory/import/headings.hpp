// Which column a heading means, in whatever of our languages it is written; and which words a template has.
#pragma once
#include <optional>

#include "base/messages.hpp"
#include "directory/import.hpp"

namespace hospitium::directory {

/// Names the columns of the table. `chosen` has an entry for each of them, "" for one that is left out; without it they go by their headings:
/// the plain name ("price_min"), or its word in any language. What is not recognised keeps its heading, which import_table refuses.
/// TooMany (more are chosen than there are), UnknownValue or DuplicateKey for a choice, with the field "?columns".
Result<Unit> name_columns(const Messages& messages, ImportKind kind, Table& table, const std::optional<std::vector<std::string>>& chosen);

/// Writes into the cells that say which service a row means: "*:same,7:new,9:<identifier>", by the rows' numbers; "*" for all rows that say
/// nothing. Malformed, or UnknownValue for a row that is not there, or in a table of anything else, with the field "?records".
Result<Unit> choose_records(ImportKind kind, Table& table, std::string_view chosen);

/// "Title: ko" for title_ko. What is no column of the kind stays as it is.
std::string heading_of(const Messages& messages, ImportKind kind, std::string_view language, std::string_view column);

/// Beside each heading that is no column the one whose word, in any language, looks most like it, or has it as one of its words; nothing where none
/// does, or the heading is longer than any word of ours.
void suggest_columns(const Messages& messages, ImportKind kind, ImportReport& report);

/// What a template offers: all known columns, and the texts of a service in the language of its reader.
std::vector<std::string> template_columns(ImportKind kind, const std::string& language);

}  // namespace hospitium::directory
