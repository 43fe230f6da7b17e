#include "ledger/parted.hpp"

#include "ledger/bytes.hpp"

namespace hospitium::ledger {
namespace {

/// Took part before and no longer does so in the same way, or lost the patient's consent.
bool lost(const Participant& before, const std::vector<Participant>& after) {
  return std::ranges::none_of(after, [&](const Participant& one) {
    const bool same = one.party == before.party && one.user == before.user && one.part == before.part && one.role == before.role;
    return same && (before.consent != GrantState::Active || one.consent == GrantState::Active);
  });
}

void put(db::Writer& writer, Id<Dossier> dossier, std::int64_t version, const Participant& participant, Instant at) {
  const bool account = !participant.user.nil();
  const auto& holder = account ? participant.user.bytes : participant.party.bytes;
  writer.execute("INSERT INTO parted(dossier, version, holder, account, at) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(dossier, version, holder) DO NOTHING",
                 {dossier, version, db::BlobView{view_of(holder)}, account ? 1 : 0, at});
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
