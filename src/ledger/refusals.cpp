#include "ledger/refusals.hpp"

namespace hospitium::ledger {

bool for_now(Code code) { return code == Code::Internal || code == Code::Busy || code == Code::StorageFull; }

void keep_refusal(db::Writer& writer, const RefusedRow& refused) {
  writer.execute("INSERT INTO refused(manager, feed, target, kind, command, code, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                 "ON CONFLICT(manager, feed, target, command) DO NOTHING",
                 {refused.manager, refused.feed, refused.target, name_of(refused.kind), refused.command, row(refused.code).name, refused.at});
}

}  // namespace hospitium::ledger
