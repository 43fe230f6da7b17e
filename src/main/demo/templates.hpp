// What the organisations of the invented world keep to use again: offers of its clinics, replies of its coordinators; and their telephones.
#pragma once
#include "main/demo/world.hpp"

namespace hospitium::demo {

void tell_templates(Node& node, const World& world);
/// A telephone of an organisation that patients call, with its hours; nothing of another.
std::vector<directory::PhoneRecord> phones_of(const PartyRow& row);

}  // namespace hospitium::demo
