// In which columns of a table two versions of a record differ, and how. Inside only.
#pragma once
#include "base/json.hpp"
#include "directory/import.hpp"

namespace hospitium::directory {

/// Members by their names, which are those of the columns.
std::vector<CellChange> differing_members(std::string_view before, std::string_view after);  ///< two objects in JSON

template <class Record>
std::vector<CellChange> differing(const Record& before, const Record& after) { return differing_members(json::write(before), json::write(after)); }
/// Texts by their languages, the parts of a price and of a code by themselves.
std::vector<CellChange> differing(const catalogue::ServiceRecord& before, const catalogue::ServiceRecord& after);

/// What becomes of a row that says `changes` of a record that is there.
inline void found(ImportedRow& row, const IdBytes& id, std::vector<CellChange> changes) {
  row.id = id;
  row.outcome = changes.empty() ? RowOutcome::Unchanged : RowOutcome::Changed;
  row.changes = std::move(changes);
}

}  // namespace hospitium::directory
