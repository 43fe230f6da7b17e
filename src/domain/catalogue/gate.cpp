#include "domain/catalogue/gate.hpp"

#include <algorithm>

#include "domain/checks.hpp"

namespace hospitium::catalogue {
namespace {

bool about_visa(GateEffect effect) { return effect == GateEffect::VisaNeeded || effect == GateEffect::VisaFree; }

Result<Unit> check_place(const std::optional<Place>& place, std::string_view field) {
  if (place && place->group()) return refuse(Code::UnknownPlace, std::string(field));
  return Unit{};
}

}  // namespace

bool applies(const GateRecord& gate, const GateQuestion& question) {
  const Place& from = about_visa(gate.effect) ? question.nationality.value_or(question.origin) : question.origin;
  if (gate.origin && !gate.origin->contains(from)) return false;
  if (gate.destination && !gate.destination->contains(question.destination)) return false;
  if (gate.specialty && *gate.specialty != question.specialty) return false;
  if (gate.technique && std::ranges::count(question.techniques, *gate.technique) == 0) return false;
  return (!gate.from || *gate.from <= question.day) && (!gate.until || question.day <= *gate.until);
}

std::optional<GateRecord> visa_rule(const std::vector<GateRecord>& gates, const GateQuestion& question) {
  std::optional<GateRecord> found;
  for (const auto& gate : gates) {
    if (!about_visa(gate.effect) || !applies(gate, question)) continue;
    if (found && found->effect != gate.effect) return std::nullopt;
    found = gate;
  }
  return found;
}

Result<Unit> check_gate(const GateRecord& gate) {
  TRY_DO(check_place(gate.origin, "/origin"));
  TRY_DO(check_place(gate.destination, "/destination"));
  return check_order(gate.from, gate.until, "/until");
}

}  // namespace hospitium::catalogue
