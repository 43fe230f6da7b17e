// The accounts of an invented world, kept beside its data so that the server can show them; absent on real nodes.
#pragma once
#include <vector>

#include "http/rooms.hpp"
#include "main/data_folder.hpp"

namespace hospitium {

std::vector<http::DemoUser> read_demo_users(const DataFolder& folder);
void write_demo_users(const DataFolder& folder, const std::vector<http::DemoUser>& users);

}  // namespace hospitium
