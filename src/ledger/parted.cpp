#include "ledger/parted.hpp"

#include "ledger/bytes.hpp"

namespace hospitium::ledger {
namespace {

/// Took part before and no longer does so in the same way, or lost the patient's consent or something that was assigned to it.
bool lost(const Participant& before, const std::vector<Participant>& after) {
  return std::ranges::none_of(after, [&](const Participant& one) {
    const bool same = one.party == before.party && one.user == before.user && one.part == before.part && one.role == before.role;
    const bool keeps = std::ranges::all_of(before.items, [&](const IdBytes& item) { return std::ranges::count(one.items, item) > 0; });
    return same && keeps && (before.consent != GrantState::Active || one.consent == GrantState::Active);
  });
}

void put(db::Writer& writer, Id<Dossier> dossier, std::int64_t version, const Participant& participant, Instant at) {
  const auto& holder = participant.user.nil() ? participant.party.bytes : participant.user.bytes;
  writer.execute("INSERT INTO parted(dossier, version, holder, role, at) VALUES(?1, ?2, ?3, ?4, ?5) "
                 "ON CONFLICT(dossier, version, holder, role) DO NOTHING",
                 {dossier, version, db::BlobView{view_of(holder)}, name_of(participant.role), at});
}

}  // namespace

void write_parted(db::Writer& writer, const Held& held, const Projection& before, const Projection& after) {
  for (const auto& participant : before.participants)
    if (lost(participant, after.participants)) put(writer, held.id, held.version, participant, held.updated);
}

void write_all_parted(db::Writer& writer, Id<Dossier> dossier, const std::vector<Participant>& participants, Instant at) {
  for (const auto& participant : participants) put(writer, dossier, kErasedVersion, participant, at);
}

void forget_parted(db::Writer& writer, Instant before) { writer.execute("DELETE FROM parted WHERE at < ?1", {before}); }

}  // namespace hospitium::ledger
