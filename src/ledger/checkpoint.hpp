// What a checkpoint's signature covers.
#pragma once
#include <string>

#include "ledger/verify.hpp"

namespace hospitium::ledger {

struct Checkpoint {
  std::int64_t sequence = 0, feed = 0;
  Instant at;
  std::string hash;                      ///< of the feed up to `feed`
  std::string previous;                  ///< signature of the checkpoint before
  std::string message() const;
};

}  // namespace hospitium::ledger
