// What a decision is told of the outside: parties, corridors, other dossiers. Read through one transaction; or kept for many decisions and
// compared again when they are written.
#pragma once
#include <vector>

#include "ledger/engine.hpp"

namespace hospitium::ledger {

struct Outside {
  std::vector<PartyFact> parties;
  std::vector<DossierFact> dossiers;
  std::vector<CorridorFact> corridors;
  std::vector<RateFact> rates;
  std::vector<UserFact> users;
  std::vector<CalendarFact> calendars;
};

/// Stay: the other dossiers stay as they are until the transaction ends, so that two that name each other are not decided side by side.
enum class Others { AsTheyAre, Stay };

/// What `needs` names, in its order, as far as it exists.
Outside read_outside(db::Reader& reader, const Engine& engine, const Needs& needs, Others others);

/// What many decisions were told, each thing read once. Not thread-safe.
class OutsideBasis {
 public:
  explicit OutsideBasis(const Engine& engine) : engine_(engine) {}
  /// What `needs` names; what is not known yet is read now.
  Outside get(const Needs& needs);
  /// Whether all of it is so for `reader` too.
  bool holds(db::Reader& reader) const;

 private:
  /// Whether a dossier is about somebody is told of the identities that were named with it.
  struct Compared {
    Needs asked;                         ///< dossiers and identities
    std::vector<DossierFact> known;
  };
  const std::vector<DossierFact>& compared(const Needs& needs);

  const Engine& engine_;
  Needs asked_;
  Outside known_;                        ///< what was found of `asked_`, in its order
  std::vector<Compared> compared_;
};

}  // namespace hospitium::ledger
