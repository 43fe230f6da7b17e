#include "domain/mission/mission.hpp"
#include "ledger/kind_of.hpp"
#include "ledger/kinds/each.hpp"

namespace hospitium::ledger {
namespace {

struct MissionRules {
  using State = missions::State;
  using Command = missions::Command;
  using Event = missions::Event;
  using Stage = missions::Stage;
  static constexpr Kind kKind = Kind::Mission;
  static constexpr int kShape = missions::kShape;
  static constexpr auto& kTable = missions::kTable;

  static Needs needs(const State& state, const Command& command) { return missions::needs(state, command); }
  static Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts) {
    return missions::decide(state, command, facts);
  }
  static void evolve(State& state, const Event& event, Instant at, const Actor& actor) { missions::evolve(state, event, at, actor); }
  static Projection project(const State& state) { return missions::project(state); }
  static std::string number_prefix(const Command&) { return "MI"; }
};

}  // namespace

std::unique_ptr<KindRules> mission_rules() { return std::make_unique<KindOf<MissionRules>>(); }

}  // namespace hospitium::ledger
