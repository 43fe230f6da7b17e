// The rows of table `job` that a dossier's state implies, written with it: one for each running clock that names a command.
#pragma once
#include "ledger/dossier_store.hpp"

namespace hospitium::ledger {

/// What differs between the two states. A job that moved is nobody's claim any more.
void write_jobs(db::Writer& writer, const Held& held, const Projection& before, const Projection& after);
void drop_jobs(db::Writer& writer, Id<Dossier> dossier);

}  // namespace hospitium::ledger
