#include "ledger/kinds.hpp"
#include "ledger/kinds/each.hpp"

namespace hospitium::ledger {

std::vector<std::unique_ptr<KindRules>> all_kinds() {
  std::vector<std::unique_ptr<KindRules>> kinds;
  kinds.push_back(case_rules());
  kinds.push_back(agreement_rules());
  kinds.push_back(mission_rules());
  return kinds;
}

}  // namespace hospitium::ledger
