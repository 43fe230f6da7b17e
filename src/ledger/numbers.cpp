#include "ledger/numbers.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hospitium::ledger {
namespace {

constexpr std::int64_t kFirstBlock = 64, kLargestBlock = 4'096;

std::int64_t lease_block(db::Database& database, const std::string& name, std::int64_t size) {
  std::int64_t first = 0;
  database.write([&](db::Writer& writer) {
    first = writer.query("INSERT INTO number_block(prefix, next) VALUES(?1, ?2) ON CONFLICT(prefix) DO UPDATE SET "
                         "next = number_block.next + ?3 RETURNING next", {name, size + 1, size}).at(0).number(0) - size;
    return db::Verdict::Commit;
  });
  return first;
}

}  // namespace

Numbers::Block& Numbers::block(const std::string& name) {
  std::lock_guard lock(mutex_);
  return blocks_[name];
}

std::string Numbers::take(const std::string& prefix, Instant now) {
  const auto name = fmt::format("{}-{}", prefix, year_of(day_of(now)));
  auto& mine = block(name);
  std::lock_guard lock(mine.leasing);
  if (mine.next == mine.end) {
    mine.size = std::clamp(2 * mine.size, kFirstBlock, kLargestBlock);
    mine.next = lease_block(database_, name, mine.size);
    mine.end = mine.next + mine.size;
  }
  return fmt::format("{}-{:0{}}", name, mine.next++, kNumberDigits);
}

}  // namespace hospitium::ledger
