// The tales of the invented world: agreements and missions, then patients on every corridor and in every stage.
#pragma once
#include "main/demo/journey.hpp"
#include "main/demo/teller.hpp"

namespace hospitium::demo {

Met tell_agreements(Teller& teller);
/// The figures of the articles.
void tell_published(Teller& teller);
void release_last_year(Teller& teller);  ///< when the figures have followed the cases
/// About `count` cases over all corridors and stages; the same seed tells the same tales.
void tell_cases(Teller& teller, const Met& met, int count, unsigned seed);
void seat_patient(Teller& teller);            ///< the demo's patient finds a case of their own

}  // namespace hospitium::demo
