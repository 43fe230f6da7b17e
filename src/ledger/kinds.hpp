// All kinds of dossier that this program knows. The engine gets them as values; nothing else in this room names a kind.
#pragma once
#include <memory>
#include <vector>

#include "ledger/kind_rules.hpp"

namespace hospitium::ledger {

std::vector<std::unique_ptr<KindRules>> all_kinds();

}  // namespace hospitium::ledger
