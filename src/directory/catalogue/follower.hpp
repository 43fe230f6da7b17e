// Keeps an index in step with the tables: reads them whole once, then what changed since.
#pragma once
#include <mutex>
#include <shared_mutex>
#include <stop_token>

#include "db/database.hpp"
#include "directory/catalogue/service_index.hpp"

namespace hospitium::directory {

/// Many readers or one writer; a waiting writer goes before readers that come later, however busy they are.
class IndexLock {
 public:
  std::shared_lock<std::shared_mutex> to_read() {
    std::lock_guard turn(turn_);
    return std::shared_lock(index_);
  }
  std::unique_lock<std::shared_mutex> to_write() {
    std::lock_guard turn(turn_);
    return std::unique_lock(index_);
  }

 private:
  std::mutex turn_;
  std::shared_mutex index_;
};

/// Threads: one at a time. Writes the index under `lock` only; reads it without, because nobody else writes.
class Follower {
 public:
  Follower(db::Database& database, ServiceIndex& index, IndexLock& lock, Instant now)
      : database_(database), index_(index), lock_(lock), parties_since_(now), services_since_(now) {}

  void read_all(Day today, const std::stop_token& stop);  ///< half read when stopped
  void catch_up(Day today);

 private:
  enum class Known { Skip, Again };      ///< whether a service is put again when its version is known already
  void read_rates();
  void keep_parties(const db::Rows& rows);
  void read_changed_parties();
  void read_changed_services();
  void put(const db::Rows& rows, Known known);           ///< columns: party, id, record, version
  db::Rows page(std::string_view sql, db::Params params);

  db::Database& database_;
  ServiceIndex& index_;
  IndexLock& lock_;
  Instant parties_since_, services_since_;
  std::unordered_map<Id<Party>, std::int64_t> party_versions_;
  std::string rates_seen_;
};

}  // namespace hospitium::directory
