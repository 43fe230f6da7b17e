#include "ledger/list_counts.hpp"

#include "ledger/bytes.hpp"
#include "ledger/shelf.hpp"

namespace hospitium::ledger {

std::size_t ListCounts::bucket(const Shelf& shelf) {
  const auto hash = std::hash<std::string_view>{}(view_of(shelf.holder));
  return (hash + static_cast<std::size_t>(shelf.role)) % kBuckets;
}

/// Each number in the sum only grows, so equal sums mean that none has changed.
std::uint64_t ListCounts::mark(std::span<const Shelf> shelves) const {
  auto sum = changes_of_all_.load();
  for (const auto& shelf : shelves) sum += changes_[bucket(shelf)].load();
  return sum;
}

std::optional<std::int64_t> ListCounts::find(const std::string& question, std::uint64_t mark) {
  std::lock_guard lock(mutex_);
  const auto found = kept_.find(question);
  if (found == kept_.end() || found->second.mark != mark) return std::nullopt;
  return found->second.count;
}

void ListCounts::keep(const std::string& question, std::uint64_t mark, std::int64_t count) {
  std::lock_guard lock(mutex_);
  if (kept_.size() >= kMostKept) kept_.clear();
  kept_[question] = {mark, count};
}

void ListCounts::changed(std::span<const Shelf> shelves) {
  for (const auto& shelf : shelves) ++changes_[bucket(shelf)];
}

void ListCounts::changed_all() { ++changes_of_all_; }

}  // namespace hospitium::ledger
