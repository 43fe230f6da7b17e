// A mission: a delegation meets hosts abroad, and what each meeting led to (MISSION.md S0d, S4e).
#pragma once
#include "domain/mission/decide.hpp"
#include "domain/mission/views.hpp"
