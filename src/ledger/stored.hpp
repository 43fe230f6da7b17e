// What the tables say of a dossier outside its snapshot, in the form in which its state implies it: the difference is what a changed projector
// has to write.
#pragma once
#include "ledger/projector.hpp"

namespace hospitium::ledger {

/// As read_implied() finds it, write_implied() brings it to `implied`. Search tokens that `implied` does not know are not found: nothing leads
/// from a dossier to them.
Implied read_implied(db::Reader& reader, const Engine& engine, const Held& held, const Implied& implied);

}  // namespace hospitium::ledger
