// What lists found, counted and opened last, so that a board does not walk the same index rows and open the same cards at each look. Whatever
// is kept holds until a command changes it; commands say so after their COMMIT and before their reply, so nobody is shown anything older than
// what was acknowledged to anybody. Rights are no part of it: they are worked out at each look. Only where all changes pass through this
// process (SQLite: the folder's lock sees to that).
#pragma once
#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "access/principal.hpp"
#include "base/id.hpp"

namespace hospitium::ledger {

/// What a party's members of one role, or one user, take part in.
struct Shelf {
  IdBytes holder{};
  Role role{};
  friend bool operator==(const Shelf&, const Shelf&) = default;
};

/// Which shelves a command changed.
struct ShelvesChanged {
  std::vector<Shelf> moved;              ///< the dossier was put there, moved or taken away, or is found by other words: what counts go by
  std::vector<Shelf> touched;            ///< these, and where only its `updated` is another
};

/// Where a page stood when it was found.
struct Found {
  Id<Dossier> dossier;
  std::int64_t sort = 0;
  std::size_t shelf = 0;
};

struct ListedDossier;

/// How often shelves changed. Each number only grows, so equal sums mean that none has changed.
class ShelfChanges {
 public:
  /// The state of some shelves. Take it before the transaction that reads them: what is committed in between voids what is kept with it.
  std::uint64_t mark(std::span<const Shelf> shelves) const;
  void changed(std::span<const Shelf> shelves);
  void changed_all() { ++of_all_; }

 private:
  static constexpr std::size_t kBuckets = 4'096;
  static std::size_t bucket(const Shelf& shelf);
  std::array<std::atomic<std::uint64_t>, kBuckets> changes_{};  ///< shelves share them, which voids too much at worst
  std::atomic<std::uint64_t> of_all_ = 0;
};

/// Answers given last, by their question.
template <class Answer, std::size_t kMost>
class Kept {
 public:
  /// Nothing when it was never asked, or something was changed since.
  std::optional<Answer> find(const std::string& question, std::uint64_t mark) {
    std::lock_guard lock(mutex_);
    const auto found = answers_.find(question);
    if (found == answers_.end() || found->second.first != mark) return std::nullopt;
    return found->second.second;
  }
  void keep(const std::string& question, std::uint64_t mark, Answer answer) {
    std::lock_guard lock(mutex_);
    if (answers_.size() >= kMost) answers_.clear();
    answers_.insert_or_assign(question, std::pair(mark, std::move(answer)));
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::pair<std::uint64_t, Answer>> answers_;
};

/// Dossiers as lists show them, with their cards open.
class ListedDossiers {
 public:
  using Listed = std::shared_ptr<const ListedDossier>;

  /// The moment. Take it before the transaction that reads dossiers: of those changed since, nothing is found with it.
  std::uint64_t mark() const { return moment_.load(); }
  /// In the order of `ids`; null for what is not here or was changed since it was read.
  std::vector<Listed> find(std::span<const Id<Dossier>> ids);
  void keep(std::uint64_t mark, std::span<const Listed> listed);
  void changed(Id<Dossier> id);

 private:
  static constexpr std::size_t kMost = 16'384, kBuckets = 65'536;
  static std::size_t bucket(Id<Dossier> id) { return std::hash<Id<Dossier>>{}(id) % kBuckets; }
  std::atomic<std::uint64_t> moment_ = 0;
  std::mutex mutex_;
  std::array<std::uint64_t, kBuckets> changed_{};  ///< the moment of the last change; dossiers share them
  std::unordered_map<Id<Dossier>, std::pair<std::uint64_t, Listed>> listed_;
};

/// Threads: all members may be called from any thread.
struct ListMemory {
  ShelfChanges moves, touches;
  Kept<std::int64_t, 10'000> counts;
  Kept<std::shared_ptr<const std::vector<Found>>, 2'000> pages;
  ListedDossiers dossiers;

  void changed(Id<Dossier> id, const ShelvesChanged& shelves);
  void changed_all();                    ///< by what is seldom, so that all shelves count as changed
};

}  // namespace hospitium::ledger
