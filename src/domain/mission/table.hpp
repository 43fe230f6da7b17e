// The stage table of a mission.
#pragma once
#include <array>

#include "domain/kind.hpp"
#include "domain/mission/parts.hpp"

namespace hospitium::missions {

inline constexpr auto kOpenStages = stages(Stage::Planned, Stage::UnderWay);
inline constexpr auto kHeldStages = stages(Stage::UnderWay, Stage::Completed);
inline constexpr std::array kTable{
    CommandRow{"plan_mission", 0, DataClass::Travel, Action::Create},
    CommandRow{"edit_mission", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"add_delegate", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"add_host", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"schedule_meeting", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"cancel_meeting", kOpenStages, DataClass::Travel, Action::Update},
    CommandRow{"start_mission", stages(Stage::Planned), DataClass::Tasks, Action::Decide},
    CommandRow{"record_meeting_outcome", kOpenStages | kHeldStages, DataClass::Offers, Action::Create},
    CommandRow{"link_result", kOpenStages | kHeldStages, DataClass::Offers, Action::Create, false, Giver::System},
    CommandRow{"complete_mission", stages(Stage::UnderWay), DataClass::Tasks, Action::Decide},
    CommandRow{"cancel_mission", stages(Stage::Planned), DataClass::Tasks, Action::Decide},
    CommandRow{"add_note", kOpenStages | kHeldStages | stages(Stage::Cancelled), DataClass::Tasks, Action::Create},
};

}  // namespace hospitium::missions
