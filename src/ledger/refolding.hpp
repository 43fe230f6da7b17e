// After an upgrade: finds the dossiers that were saved in an older shape, folds each anew from its journal, and saves snapshot and projections as
// today's rules imply them, so that nobody waits for it at a look. Version, journal, feed and access log stay as they are; a raised kShape is
// what asks for it. One walk over table `dossier` from the newest down, whose place is durable with each batch: it goes on wherever it was
// stopped. On PostgreSQL one server walks, by lease.
#pragma once
#include <condition_variable>
#include <mutex>
#include <thread>

#include "ledger/lease.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {

/// How far the walk came.
struct RefoldProgress {
  bool finished = false;                 ///< nothing older was left behind it
  Id<Dossier> below;                     ///< goes on with dossiers before this one
  std::int64_t looked = 0, refolded = 0;
  std::int64_t altered = 0;              ///< could not be folded and stay as they are; verify names them
};

class Refolding {
 public:
  explicit Refolding(const Engine& engine);
  ~Refolding() { stop(); }

  /// A thread that takes a small batch at a time and then rests for several times as long as that took: the busier the node, the longer.
  void start();
  void stop();

  enum class Step { Worked, Waited, Finished };
  /// One batch on the caller's thread; Waited: another server walks. Throws db::Fault.
  Step step();
  /// Throws db::Fault.
  RefoldProgress read() const;
  /// As the last step found it, without asking the database.
  RefoldProgress known() const;

 private:
  /// A dossier folded anew, and what is stored of it.
  struct Refolded {
    Held held;
    Implied stored, now;
  };
  struct Batch {
    RefoldProgress progress;
    std::vector<Refolded> dossiers;
  };

  RefoldProgress read(db::Reader& reader) const;
  Batch gather() const;
  void take(db::Reader& reader, Kind kind, Id<Dossier> id, Batch& batch) const;
  void write(Batch& batch);
  void keep(db::Writer& writer, const RefoldProgress& progress) const;
  void know(const RefoldProgress& progress);
  bool older(Kind kind, std::int64_t shape) const;
  void run(const std::stop_token& stop);

  const Engine& engine_;
  const std::int64_t shapes_;            ///< the sum of all kinds' shapes: each only grows, so what was walked under an equal sum has them all
  Lease lease_;
  std::mutex stepping_;                  ///< guards the lease
  mutable std::mutex mutex_;             ///< guards known_
  RefoldProgress known_;
  std::condition_variable_any rest_;
  std::jthread thread_;
};

}  // namespace hospitium::ledger
