// What our own statistics count, read from the events of cases, and the definitions by which they count it.
#pragma once
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "domain/case/events.hpp"

namespace hospitium::figures {

/// Persons: distinct patients; never the sum of parts. Episodes: cases whose treatment began; additive.
/// Definition texts: message key figures:definition.<word>.
enum class Measure { Persons, Episodes };
BOOST_DESCRIBE_ENUM(Measure, Persons, Episodes)

/// What one event says of a case. What is absent stays as it was.
struct FactChange {
  std::optional<std::string> person;       ///< see person_of
  std::optional<Corridor> corridor;        ///< residence, not passport; destination as agreed at opening
  std::optional<Specialty> specialty;
  std::optional<std::int32_t> year;        ///< in which the treatment began; kNotCounted
};

/// A case counts once its treatment has begun, and no longer when it was withdrawn.
inline constexpr std::int32_t kNotCounted = 0;

FactChange change_of(Id<Dossier> id, const cases::CaseOpened& event);
FactChange change_of(Id<Dossier> id, const cases::PatientEdited& event);
FactChange change_of(Id<Dossier> id, const cases::WishEdited& event);
FactChange change_of(Id<Dossier> id, const cases::TreatmentStarted& event);
FactChange change_of(Id<Dossier> id, const cases::CaseWithdrawn& event);
FactChange change_of(Id<Dossier> id, const cases::CaseReopened& event);

/// What tells patients apart across cases: birth date, sex and the words of the name in any order, in Latin letters where they are known.
/// Nationality is left out: summaries often lack it. Without a birth date each case is a person of its own, so that two people of one
/// name are never counted as one. It names the person: kept nowhere but as a keyed hash.
std::string person_of(Id<Dossier> id, const cases::Patient& patient);

}  // namespace hospitium::figures
