#include "ledger/list_memory.hpp"

#include "ledger/bytes.hpp"
#include "ledger/list_row.hpp"

namespace hospitium::ledger {

std::size_t ShelfChanges::bucket(const Shelf& shelf) {
  const auto hash = std::hash<std::string_view>{}(view_of(shelf.holder));
  return (hash + static_cast<std::size_t>(shelf.role)) % kBuckets;
}

std::uint64_t ShelfChanges::mark(std::span<const Shelf> shelves) const {
  auto sum = of_all_.load();
  for (const auto& shelf : shelves) sum += changes_[bucket(shelf)].load();
  return sum;
}

void ShelfChanges::changed(std::span<const Shelf> shelves) {
  for (const auto& shelf : shelves) ++changes_[bucket(shelf)];
}

std::vector<ListedDossiers::Listed> ListedDossiers::find(std::span<const Id<Dossier>> ids) {
  std::vector<Listed> list;
  list.reserve(ids.size());
  std::lock_guard lock(mutex_);
  for (const auto id : ids) {
    const auto found = listed_.find(id);
    const bool holds = found != listed_.end() && changed_[bucket(id)] <= found->second.first;
    list.push_back(holds ? found->second.second : nullptr);
  }
  return list;
}

void ListedDossiers::keep(std::uint64_t mark, std::span<const Listed> listed) {
  std::lock_guard lock(mutex_);
  if (listed_.size() >= kMost) listed_.clear();
  for (const auto& one : listed)
    if (changed_[bucket(one->shared.id)] <= mark) listed_.insert_or_assign(one->shared.id, std::pair(mark, one));
}

/// Under the lock, so that nothing read before is put back after.
void ListedDossiers::changed(Id<Dossier> id) {
  std::lock_guard lock(mutex_);
  changed_[bucket(id)] = ++moment_;
  listed_.erase(id);
}

void ListMemory::changed(Id<Dossier> id, const ShelvesChanged& shelves) {
  dossiers.changed(id);
  moves.changed(shelves.moved);
  touches.changed(shelves.touched);
}

void ListMemory::changed_all() {
  moves.changed_all();
  touches.changed_all();
}

}  // namespace hospitium::ledger
