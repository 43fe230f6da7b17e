#include "ledger/numbers.hpp"

#include <fmt/format.h>

namespace hospitium::ledger {
namespace {

constexpr std::int64_t kBlock = 64;

std::int64_t lease_block(db::Database& database, const std::string& name) {
  std::int64_t first = 0;
  database.write([&](db::Writer& writer) {
    first = writer.query("INSERT INTO number_block(prefix, next) VALUES(?1, ?2) ON CONFLICT(prefix) DO UPDATE SET "
                         "next = number_block.next + ?3 RETURNING next", {name, kBlock + 1, kBlock}).at(0).number(0) - kBlock;
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
    mine.next = lease_block(database_, name);
    mine.end = mine.next + kBlock;
  }
  return fmt::format("{}-{:05}", name, mine.next++);
}

}  // namespace hospitium::ledger
