// One patient's journey, from the enquiry to the stage that it has come to.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/case/stages.hpp"
#include "main/demo/past_teller.hpp"
#include "main/demo/routes.hpp"

namespace hospitium::demo {

/// A meeting of a mission from which patients came: those whom its host sends from then on are recorded by whoever met the host.
struct Met {
  cases::Source source;
  Id<Party> host, recorder;
  Instant held;
};

/// What is known of a journey before it is told.
struct Plan {
  Instant starts;
  const Route* route = nullptr;
  cases::Stage target{};
  unsigned seed = 0;
  const Met* met = nullptr;                ///< where the agency has not come by itself
};

void tell_journey(PastTeller& teller, const Plan& plan);

}  // namespace hospitium::demo
