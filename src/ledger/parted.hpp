// Table `parted`: who lost their part in a dossier, the patient's consent or something assigned to them, at which version; written with the state, for whoever tells live
// streams that it is closed to them. Ids only; forgotten after an hour.
#pragma once
#include <vector>

#include "ledger/dossier_store.hpp"

namespace hospitium::ledger {

inline constexpr std::int64_t kErasedVersion = 0;   ///< no event's: everybody who took part in a dossier that was erased
inline constexpr std::int64_t kPartedKept_us = kHour_us;

void write_parted(db::Writer& writer, const Held& held, const Projection& before, const Projection& after);
void write_all_parted(db::Writer& writer, Id<Dossier> dossier, const std::vector<Participant>& participants, Instant at);
/// Removes what was kept before `before`.
void forget_parted(db::Writer& writer, Instant before);

}  // namespace hospitium::ledger
