// What happened since, for those who tell live streams: the feed's events by dossier, who lost their part by them, clocks that ran out, erasures.
// Each server asks for itself, so a change reaches the readers of all servers, wherever it was committed.
#pragma once
#include "ledger/engine.hpp"

namespace hospitium::ledger {

Told told_until_now(db::Reader& reader, const Engine& engine);
std::vector<Change> read_changes(db::Reader& reader, const Engine& engine, Told& told);

}  // namespace hospitium::ledger
