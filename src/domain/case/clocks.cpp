#include "domain/case/clocks.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace hospitium::cases {

std::vector<CalendarKey> sides_of(std::string_view clock, const State& state, Id<Party> clinic) {
  const auto row = std::ranges::find(kClocks, clock, &ClockRow::name);
  CHECK(row != kClocks.end());
  switch (row->counts) {
    case Counts::ClinicAndOwner: return {{clinic, {}}, {state.owner, {}}};
    case Counts::OwnerAndClinic: return {{state.owner, {}}, {clinic, {}}};
    case Counts::OwnerAndHome: return {{state.owner, {}}, {{}, state.origin}};
    case Counts::Plain: break;
  }
  return {};
}

}  // namespace hospitium::cases
