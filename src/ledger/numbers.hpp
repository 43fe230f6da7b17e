// Numbers for people: "VN-2026-00412". Blocks are leased durably per prefix and year, then given out from memory: 64 at first, twice as many
// each time, up to 4,096. What a stopped server had left is a gap, never larger than what it gave out (or 64), and gaps are allowed.
#pragma once
#include <map>
#include <mutex>
#include <string>

#include "db/database.hpp"

namespace hospitium::ledger {

inline constexpr std::size_t kNumberDigits = 5;

class Numbers {
 public:
  explicit Numbers(db::Database& database) : database_(database) {}
  /// Waits for a lease once in a block: never call it on a database thread. Throws db::Fault.
  std::string take(const std::string& prefix, Instant now);

 private:
  struct Block {
    std::mutex leasing;                  ///< held while a new block is leased, so that one caller does it
    std::int64_t next = 1, end = 1;
    std::int64_t size = 0;               ///< of the block that was leased last
  };
  Block& block(const std::string& name);

  db::Database& database_;
  std::mutex mutex_;
  std::map<std::string, Block> blocks_;
};

}  // namespace hospitium::ledger
