// Who read what. Rows are gathered while one transaction is under way and written together by the next: a reading waits for one flush,
// never for its neighbours' turn.
#pragma once
#include <condition_variable>
#include <mutex>
#include <vector>

#include "ledger/engine.hpp"

namespace hospitium::ledger {

struct Look {
  IdBytes id;
  Instant at;
  Id<User> reader;
  Disclosure disclosure;
};

/// Which dossiers a reader has seen in lists within this hour. Somebody who works with a list looks at the same fifty dossiers all day:
/// each look stands in the log, but of those that show the same only the first of an hour is found by the dossier. Forgets at random when it is full, never lies.
class SeenInLists {
 public:
  bool has(const Look& look, Id<Dossier> dossier) const { return marks_[slot(look, dossier)] == mark(look, dossier); }
  void add(const Look& look, Id<Dossier> dossier) { marks_[slot(look, dossier)] = mark(look, dossier); }

 private:
  static constexpr std::size_t kSlots = std::size_t{1} << 18;  ///< 2 MiB
  static std::uint64_t mark(const Look& look, Id<Dossier> dossier);
  static std::size_t slot(const Look& look, Id<Dossier> dossier) { return mark(look, dossier) / 2 % kSlots; }
  std::vector<std::uint64_t> marks_ = std::vector<std::uint64_t>(kSlots);
};

class AccessLog {
 public:
  explicit AccessLog(const Engine& engine) : engine_(engine) {}
  ~AccessLog();                          ///< waits for what is under way
  void append(const access::Principal& principal, Disclosure disclosure, db::WriteDone done);

 private:
  struct Entry {
    Look look;
    std::vector<Id<Dossier>> named;      ///< those by which the row is to be found
    db::WriteDone done;
  };
  void submit(std::vector<Entry> entries);
  std::vector<Entry> take_waiting();     ///< with the lock held
  void note(const std::vector<Entry>& entries);
  void rest();
  void finished(const std::vector<Entry>& entries, const std::exception_ptr& error);

  const Engine& engine_;
  std::mutex mutex_;
  std::condition_variable idle_;
  bool under_way_ = false;
  std::vector<Entry> waiting_;
  SeenInLists seen_;
};

/// What the access log says of a dossier, newest first.
std::vector<AccessRow> read_accesses(db::Reader& reader, Id<Dossier> dossier, Instant before, int limit);
/// All of it, before one of its rows.
std::vector<AccessRow> read_all_accesses(db::Reader& reader, const std::optional<IdBytes>& before, int limit);

}  // namespace hospitium::ledger
