// One function per kind, defined in the file of its name.
#pragma once
#include <memory>

#include "ledger/kind_rules.hpp"

namespace hospitium::ledger {

std::unique_ptr<KindRules> case_rules();
std::unique_ptr<KindRules> agreement_rules();
std::unique_ptr<KindRules> mission_rules();

}  // namespace hospitium::ledger
