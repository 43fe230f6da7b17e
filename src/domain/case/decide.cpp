#include "domain/case/decide.hpp"

#include "base/json.hpp"
#include "domain/case/rules.hpp"

namespace hospitium::cases {

Result<Decision<Event>> decide(const State& state, const Command& command, const Facts& facts) {
  const auto opened = state.owner.nil() ? Opened::No : Opened::Yes;
  TRY_DO(check_stage(kTable, state.stage, opened, json::held_name(command)));
  return std::visit([&](const auto& asked) -> Decided {
    TRY_DO(check_ready(state, asked, facts));
    return rule(state, asked, facts);
  }, command);
}

}  // namespace hospitium::cases
