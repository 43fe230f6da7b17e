// What our own statistics count, derived from cases, and the definitions by which they count it.
#pragma once
#include <span>

#include <boost/describe.hpp>

#include "domain/case/state.hpp"

namespace hospitium::figures {

/// One case as statistics see it. `person` is what tells patients apart; the observatory stores it only as a keyed hash.
struct CaseFact {
  Id<Dossier> dossier;
  std::string person;
  Place origin, destination;             ///< residence, not passport; destination as agreed at opening
  Specialty specialty{};
  Id<Party> provider;                    ///< the chosen clinic
  Day treatment_started;
  std::optional<Day> discharged;
  std::int32_t year = 0;                 ///< in which the treatment began
  bool told_home = false, died = false;
  std::optional<Id<Dossier>> mission;    ///< with `meeting`: where the case came from
  std::optional<Id<Meeting>> meeting;
};
BOOST_DESCRIBE_STRUCT(CaseFact, (), (dossier, person, origin, destination, specialty, provider, treatment_started, discharged, year, told_home, died, mission, meeting))

/// A case counts once its treatment has begun, and no longer when it was withdrawn.
std::optional<CaseFact> fact_of(Id<Dossier> id, const cases::State& state);

/// Persons: distinct patients; never the sum of parts. Episodes: cases whose treatment began; additive.
/// Definition texts: message key figures:definition.<word>.
enum class Measure { Persons, Episodes };
BOOST_DESCRIBE_ENUM(Measure, Persons, Episodes)

std::size_t count(std::span<const CaseFact> facts, Measure measure);

}  // namespace hospitium::figures
