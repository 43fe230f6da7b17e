#include "domain/case/clocks.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace hospitium::cases {

std::vector<CalendarKey> sides_of(std::string_view clock, const State& state, Id<Party> clinic) { return sides_of(clock, state.owner, state.origin, clinic); }

std::vector<CalendarKey> sides_of(std::string_view clock, Id<Party> owner, const Place& origin, Id<Party> clinic) {
  const auto row = std::ranges::find(kClocks, clock, &ClockRow::name);
  CHECK(row != kClocks.end());
  switch (row->counts) {
    case Counts::ClinicAndOwner: return {{clinic, {}}, {owner, {}}};
    case Counts::OwnerAndClinic: return {{owner, {}}, {clinic, {}}};
    case Counts::OwnerAndHome: return {{owner, {}}, {{}, origin}};
    case Counts::Plain: break;
  }
  return {};
}

}  // namespace hospitium::cases
