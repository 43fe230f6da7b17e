// The record that a row of a table stands for. What is wrong with a cell is told by the cells; whoever keeps a record looks there first. Inside only.
#pragma once
#include "directory/import/cells.hpp"

namespace hospitium::directory {

/// `record` as it is now, where it is known: what the row does not say stays.
PartyRecord party_of(Cells& cells, PartyRecord record);
LicenceRecord licence_of(Cells& cells, LicenceRecord record);
/// A list of prices says what is offered: without a word of its state, the service is.
catalogue::ServiceRecord service_of(Cells& cells, catalogue::ServiceRecord record);
/// As much of it as says which service is meant; tells of nothing.
catalogue::ServiceRecord named_by(Cells cells);

}  // namespace hospitium::directory
