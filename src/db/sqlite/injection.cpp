#include "db/sqlite/injection.hpp"

#include <atomic>
#include <mutex>
#include <string_view>

namespace hospitium::db {
namespace {

std::atomic<bool> armed = false;
std::mutex plan_mutex;
SqliteFault plan;
int seen = 0;

}  // namespace

void arm_sqlite_fault(SqliteFault fault) {
  std::lock_guard lock(plan_mutex);
  plan = std::move(fault);
  seen = 0;
  armed = true;
}

void disarm_sqlite_fault() { armed = false; }

int sqlite_calls_seen() {
  std::lock_guard lock(plan_mutex);
  return seen;
}

int injected_fault(SqliteCall call, const char* path) {
  if (!armed.load(std::memory_order_relaxed)) return 0;
  std::lock_guard lock(plan_mutex);
  if (call != plan.call || std::string_view(path ? path : "").find(plan.file_part) == std::string_view::npos) return 0;
  ++seen;
  return seen == plan.nth || (plan.and_after && seen > plan.nth) ? plan.code : 0;
}

}  // namespace hospitium::db
