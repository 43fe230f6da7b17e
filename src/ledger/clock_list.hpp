// The clocks of a reader's organisations, over all their dossiers.
#pragma once
#include "ledger/engine.hpp"

namespace hospitium::ledger {

std::vector<ClockRow> read_clocks(db::Reader& reader, const access::Principal& principal, const ClockFilter& filter);

}  // namespace hospitium::ledger
