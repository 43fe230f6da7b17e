// What users keep on their desks: which notices they have read, which kinds they do not want, and named views of lists, their own or their
// team's. No record of a patient: a view holds filters and never words that were searched for.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "access/principal.hpp"
#include "db/database.hpp"
#include "ledger/idempotency.hpp"
#include "ledger/ledger.hpp"

namespace hospitium::directory {

struct NoticeMarks {
  std::set<IdBytes> read;
  Instant read_until;                    ///< all that is not newer was read
  std::set<std::string> muted;           ///< wire names of kinds
};

struct SavedView {
  IdBytes holder{};                      ///< a user or a party
  IdBytes id{};
  std::string name, query;
};

/// Threads: any; writing calls wait for their transaction, so never call them on a database thread.
class Desk {
 public:
  static constexpr std::int64_t kMarksKept_us = 30 * kDay_us;  ///< notices are younger
  static constexpr std::size_t kMostMarks = 1'000, kMostViews = 100;

  Desk(db::Database& database, ledger::Environment environment) : database_(database), environment_(std::move(environment)) {}

  NoticeMarks marks(Id<User> user);
  void read(Id<User> user, const std::vector<IdBytes>& notices);
  void read_all(Id<User> user);          ///< up to now
  void mute(Id<User> user, const std::set<std::string>& kinds);

  /// The user's own, and those of the parties whose member they are; the newest first.
  std::vector<SavedView> views(const access::Principal& principal);
  /// TooMany beyond kMostViews of one holder.
  Result<IdBytes> keep_view(const IdBytes& holder, std::string_view name, std::string_view query, const std::optional<ledger::CommandKey>& key = {});
  /// NotFound where it is neither the user's own nor of a party whose member they are.
  Result<Unit> drop_view(const access::Principal& principal, const IdBytes& id);

 private:
  db::Database& database_;
  ledger::Environment environment_;
};

}  // namespace hospitium::directory
