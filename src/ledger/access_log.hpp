// Who read what. Rows are gathered while one transaction is under way and written together by the next: a reading waits for one flush,
// never for its neighbours' turn.
#pragma once
#include <condition_variable>
#include <mutex>
#include <vector>

#include "ledger/engine.hpp"

namespace hospitium::ledger {

class AccessLog {
 public:
  explicit AccessLog(const Engine& engine) : engine_(engine) {}
  ~AccessLog();                          ///< waits for what is under way
  void append(const access::Principal& principal, Disclosure disclosure, db::WriteDone done);

 private:
  struct Entry {
    IdBytes id;
    Instant at;
    Id<User> reader;
    Disclosure disclosure;
    db::WriteDone done;
  };
  void submit(std::vector<Entry> entries);
  std::vector<Entry> take_waiting();
  void rest();
  void finished(const std::vector<Entry>& entries, const std::exception_ptr& error);

  const Engine& engine_;
  std::mutex mutex_;
  std::condition_variable idle_;
  bool under_way_ = false;
  std::vector<Entry> waiting_;
};

/// What the access log says of a dossier, newest first.
std::vector<AccessRow> read_accesses(db::Reader& reader, Id<Dossier> dossier, Instant before, int limit);
/// All of it, before one of its rows.
std::vector<AccessRow> read_all_accesses(db::Reader& reader, const std::optional<IdBytes>& before, int limit);

}  // namespace hospitium::ledger
