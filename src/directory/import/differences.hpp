// In which columns of a table two versions of a record differ. Inside only.
#pragma once
#include "base/json.hpp"
#include "directory/import.hpp"

namespace hospitium::directory {

/// Members by their names, which are those of the columns.
std::vector<std::string> differing_members(std::string_view before, std::string_view after);  ///< two objects in JSON

template <class Record>
std::vector<std::string> differing(const Record& before, const Record& after) { return differing_members(json::write(before), json::write(after)); }
/// Texts by their languages, the parts of a price and of a code by themselves.
std::vector<std::string> differing(const catalogue::ServiceRecord& before, const catalogue::ServiceRecord& after);

/// What becomes of a row that says `changed` of a record that is there.
inline ImportedRow found_row(std::int64_t row, const IdBytes& id, std::vector<std::string> changed) {
  return {row, id, changed.empty() ? RowOutcome::Unchanged : RowOutcome::Changed, std::move(changed)};
}

}  // namespace hospitium::directory
