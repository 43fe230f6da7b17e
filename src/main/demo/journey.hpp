// One patient's journey, from the enquiry to the stage that it has come to.
#pragma once
#include "domain/case/stages.hpp"
#include "main/demo/past_teller.hpp"
#include "main/demo/routes.hpp"

namespace hospitium::demo {

/// What is known of a journey before it is told.
struct Plan {
  Instant starts;
  const Route* route = nullptr;
  cases::Stage target{};
  unsigned seed = 0;
};

void tell_journey(PastTeller& teller, const Plan& plan);

}  // namespace hospitium::demo
