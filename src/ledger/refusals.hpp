// Table `refused`: the one list of what the system asked of a dossier and could not do, for people to see.
#pragma once
#include "ledger/ledger.hpp"

namespace hospitium::ledger {

/// Not the dossier's answer but the machine's: asked again later.
bool for_now(Code code);
/// Once per (manager, feed, target, command).
void keep_refusal(db::Writer& writer, const RefusedRow& refused);

}  // namespace hospitium::ledger
