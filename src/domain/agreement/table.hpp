// The stage table of an agreement.
#pragma once
#include <array>

#include "domain/agreement/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::agreements {

inline constexpr std::array kTable{
    CommandRow{"open_agreement", 0, DataClass::Offers, Action::Create},
    CommandRow{"edit_agreement", stages(Stage::Draft), DataClass::Offers, Action::Update},
    CommandRow{"sign_agreement", stages(Stage::Draft), DataClass::Offers, Action::Decide},
    CommandRow{"add_commitment", stages(Stage::Draft, Stage::InForce), DataClass::Tasks, Action::Create},
    CommandRow{"fulfil_commitment", stages(Stage::InForce), DataClass::Tasks, Action::Update},
    CommandRow{"move_commitment", stages(Stage::Draft, Stage::InForce), DataClass::Tasks, Action::Update},
    CommandRow{"drop_commitment", stages(Stage::Draft, Stage::InForce), DataClass::Tasks, Action::Update},
    CommandRow{"end_agreement", stages(Stage::InForce), DataClass::Offers, Action::Decide},
    CommandRow{"link_mission", stages(Stage::Draft, Stage::InForce, Stage::Ended), DataClass::Offers, Action::Create, false, Giver::System},
    CommandRow{"add_note", stages(Stage::Draft, Stage::InForce, Stage::Ended), DataClass::Tasks, Action::Create},
};

}  // namespace hospitium::agreements
