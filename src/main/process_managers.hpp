// What one dossier's events ask of other dossiers.
#pragma once
#include <vector>

#include "ledger/process_manager.hpp"

namespace hospitium {

std::vector<ledger::ProcessManager> process_managers();

}  // namespace hospitium
