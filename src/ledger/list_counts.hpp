// Capped counts of lists counted last, so that a board does not walk a thousand index rows at each look. A count holds until something on
// one of the reader's shelves is put, moved or taken away; commands say so after their COMMIT and before their reply, so nobody reads a count
// older than what was acknowledged to anybody. Only where all changes pass through this process (SQLite: the folder's lock sees to that).
#pragma once
#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "access/principal.hpp"
#include "base/id.hpp"

namespace hospitium::ledger {

struct Shelf;

/// Threads: all members may be called from any thread.
class ListCounts {
 public:
  /// The state of some shelves. Take it before the transaction that counts: what is committed in between makes the count kept with it void.
  std::uint64_t mark(std::span<const Shelf> shelves) const;
  /// Nothing when it was never counted, or something was changed since.
  std::optional<std::int64_t> find(const std::string& question, std::uint64_t mark);
  void keep(const std::string& question, std::uint64_t mark, std::int64_t count);

  /// Something was put on these shelves, moved on them or taken away.
  void changed(std::span<const Shelf> shelves);
  void changed_all();

 private:
  static constexpr std::size_t kBuckets = 4'096, kMostKept = 10'000;
  static std::size_t bucket(const Shelf& shelf);

  struct Kept {
    std::uint64_t mark = 0;
    std::int64_t count = 0;
  };
  std::array<std::atomic<std::uint64_t>, kBuckets> changes_{};  ///< shelves share them, which voids a count too many at worst
  std::atomic<std::uint64_t> changes_of_all_ = 0;
  std::mutex mutex_;
  std::unordered_map<std::string, Kept> kept_;
};

}  // namespace hospitium::ledger
