// One command decided on one dossier in memory: who may give it, what it is told, and the journal rows that its events become. A command in
// its own transaction (execution.hpp) and one of a told past (past.hpp) are decided here, and nowhere else.
#pragma once
#include <vector>

#include "ledger/dossier_store.hpp"
#include "ledger/journal.hpp"
#include "ledger/outside.hpp"

namespace hospitium::ledger {

/// A command once it has been read, with whatever must be the same in each run.
struct Asked {
  const CommandRow* row = nullptr;
  std::unique_ptr<LoadedCommand> command;
  Instant now;
  std::string number;                    ///< of a dossier that is being opened
  std::vector<IdBytes> fresh_ids;
};
std::vector<IdBytes> fresh_ids(const Environment& environment, Instant now);

/// Whoever may open a dossier of this kind with this command; NotFound or PartySuspended.
Result<Actor> opener_of(const access::Principal& principal, Kind kind, const CommandRow& row);
/// Whoever may give the command on this dossier. A refusal looks like a dossier that does not exist, also to those who may read it:
/// nothing is learnt by trying.
Result<Actor> actor_on(const access::Principal& principal, Kind kind, const Projection& projection, const Asked& asked);

/// What the command and its actor name of the outside.
Needs needs_of(const Held& held, const Asked& asked, const Actor& actor);
/// Decides and evolves; the events in order. On a refusal the dossier is unchanged.
Result<std::vector<EventText>> decide(Held& held, const Asked& asked, const Actor& actor, Outside outside);
/// Seals and chains the events; the dossier is then at the version of the last one.
std::vector<JournalRow> chain_events(Held& held, const Actor& actor, const std::vector<EventText>& events, Instant now);

/// The fresh ids that the events took (a referral, an offer ...), in order.
std::vector<IdBytes> taken_ids(const Asked& asked, const std::vector<EventText>& events);

}  // namespace hospitium::ledger
