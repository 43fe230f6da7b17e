// Everything that verify covers, of one node.
#pragma once
#include "ledger/verify.hpp"
#include "main/node.hpp"

namespace hospitium {

/// Dossiers, feed, checkpoints, and the reference records of every room, as one reading.
ledger::VerifyReport verify(Node& node);

}  // namespace hospitium
