#include "main/verify_node.hpp"

#include "ledger/kinds.hpp"
#include "ledger/reference_journal.hpp"

namespace hospitium {

ledger::VerifyReport verify(Node& node) {
  const auto kinds = ledger::all_kinds();
  const std::vector<ledger::LiveRecords> rooms{directory::live_records(node.vault()), observatory::live_records};
  ledger::VerifyReport report;
  node.database().read([&](db::Reader& reader) {
    report = ledger::verify(reader, node.vault(), kinds);
    ledger::verify_references(reader, rooms, report);
  });
  return report;
}

}  // namespace hospitium
