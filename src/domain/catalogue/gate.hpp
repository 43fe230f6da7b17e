// What stands between two places for a kind of treatment (MISSION.md S2j, S3b): a rule with its source and validity, shown where it applies.
#pragma once
#include <optional>
#include <vector>

#include "base/instant.hpp"
#include "base/place.hpp"
#include "base/text.hpp"
#include "domain/catalogue/service.hpp"

namespace hospitium::catalogue {

/// Forbidden closes the way; the others say what must be done first, or that nothing need be (VisaFree).
enum class GateEffect { Forbidden, Approval, Document, VisaNeeded, VisaFree };
BOOST_DESCRIBE_ENUM(GateEffect, Forbidden, Approval, Document, VisaNeeded, VisaFree)

/// An absent condition holds for all. `origin` is where the patient lives, for a visa whose passport the patient has.
struct GateRecord {
  GateEffect effect{};
  std::optional<Place> origin, destination;
  std::optional<Specialty> specialty;
  std::optional<Technique> technique;
  Note rule;                             ///< in the words of the source
  Line source;                           ///< law, treaty or order
  std::optional<Line> link;
  std::optional<Day> from, until;
};
BOOST_DESCRIBE_STRUCT(GateRecord, (), (effect, origin, destination, specialty, technique, rule, source, link, from, until))

struct GateQuestion {
  Place origin, destination;
  std::optional<Place> nationality;
  Specialty specialty{};
  std::vector<Technique> techniques;
  Day day;
};

bool applies(const GateRecord& gate, const GateQuestion& question);
/// What the rules say of a visa: one of them. Nothing where none does, or where they contradict each other.
std::optional<GateRecord> visa_rule(const std::vector<GateRecord>& gates, const GateQuestion& question);
Result<Unit> check_gate(const GateRecord& gate);         ///< UnknownPlace (a group), DateOrder

}  // namespace hospitium::catalogue
