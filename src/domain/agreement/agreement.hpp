// An agreement between places: who signed, for what, and what they owe each other by when (MISSION.md S0a, S0e, S1a).
#pragma once
#include "domain/agreement/decide.hpp"
#include "domain/agreement/views.hpp"
