// Everything that follows the feed: process managers between dossiers, and the observatory's facts.
#pragma once
#include <span>
#include <vector>

#include "db/migration.hpp"
#include "ledger/process_manager.hpp"

namespace hospitium {

std::vector<ledger::ProcessManager> process_managers();
std::vector<ledger::FeedFollower> feed_followers();
std::span<const db::Migration> follower_migrations();

}  // namespace hospitium
