// Invented people: names drawn from pools of common given and family names, so that no row is anybody.
#pragma once
#include <random>

#include "domain/case/parts.hpp"

namespace hospitium::demo {

enum class People { Vietnamese, Mongolian, Arab, Russian, Uzbek, Azerbaijani };

cases::Patient make_patient(People people, std::minstd_rand& random, Day today);

}  // namespace hospitium::demo
