#include "domain/agreement/agreement.hpp"
#include "ledger/kind_of.hpp"
#include "ledger/kinds/each.hpp"

namespace hospitium::ledger {
namespace {

struct AgreementRules {
  using State = agreements::State;
  using Command = agreements::Command;
  using Event = agreements::Event;
  using Stage = agreements::Stage;
  static constexpr Kind kKind = Kind::Agreement;
  static constexpr int kShape = agreements::kShape;
  static constexpr auto& kTable = agreements::kTable;

  static Needs needs(const State& state, const Command& command) { return agreements::needs(state, command); }
  static Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts) {
    return agreements::decide(state, command, facts);
  }
  static void evolve(State& state, const Event& event, Instant at, const Actor& actor) { agreements::evolve(state, event, at, actor); }
  static Projection project(const State& state) { return agreements::project(state); }
  static std::string number_prefix(const Command&) { return "AG"; }
};

}  // namespace

std::unique_ptr<KindRules> agreement_rules() { return std::make_unique<KindOf<AgreementRules>>(); }

}  // namespace hospitium::ledger
