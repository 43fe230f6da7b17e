#include "domain/case/decide.hpp"
#include "ledger/kind_of.hpp"
#include "ledger/kinds/each.hpp"

namespace hospitium::ledger {
namespace {

struct CaseRules {
  using State = cases::State;
  using Command = cases::Command;
  using Event = cases::Event;
  using Stage = cases::Stage;
  static constexpr Kind kKind = Kind::Case;
  static constexpr int kShape = cases::kShape;
  static constexpr auto& kTable = cases::kTable;

  static Needs needs(const State& state, const Command& command) { return cases::needs(state, command); }
  static Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts) {
    return cases::decide(state, command, facts);
  }
  static void evolve(State& state, const Event& event, Instant at, const Actor& actor) { cases::evolve(state, event, at, actor); }
  static Projection project(const State& state) { return cases::project(state); }

  /// The country the patient comes from; of a dated group "HN".
  static std::string number_prefix(const Command& command) {
    const auto* opening = std::get_if<cases::OpenCase>(&command);
    const auto country = opening ? opening->origin.country() : std::string();
    return country.empty() ? "HN" : country;
  }
};

}  // namespace

std::unique_ptr<KindRules> case_rules() { return std::make_unique<KindOf<CaseRules>>(); }

}  // namespace hospitium::ledger
