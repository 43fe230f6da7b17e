// Table `job`: what the system does by itself, and when. A row commits with the state that implies it (a clock that names a command), moves and
// goes with it, and holds ids and words of the code only. A worker claims rows by bucket for a term; the claim's token fences off a worker that
// slept: whatever moved or claimed the job since has raised it. The work itself is an ordinary command with an idempotency key.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/database.hpp"
#include "domain/kind.hpp"

namespace hospitium::ledger {

/// One job as its claimer holds it.
struct Job {
  Id<Dossier> dossier;
  Kind kind{};
  std::string name;                      ///< of the clock that asks for it
  std::optional<IdBytes> part;
  std::string command;
  Instant due;
  std::int64_t token = 0;                ///< of this claim
  int attempts = 0;                      ///< this claim's included
};

/// Any number of servers may claim at once. Every member throws db::Fault; those that report answer false when the claim was lost meanwhile.
class Jobs {
 public:
  static constexpr int kBuckets = 16;    ///< by dossier, so that workers who begin at different ones do not meet
  static constexpr int kMostAttempts = 8;
  static constexpr std::int64_t kTerm_us = 60 * kSecond_us;

  Jobs(db::Database& database, std::function<Instant()> now) : database_(database), now_(std::move(now)) {}

  /// What is due, at most `limit` jobs, each for kTerm_us; looks through the buckets from `first` on. One that was claimed too often is given
  /// up instead.
  std::vector<Job> claim(int first, int limit);
  bool finish(const Job& job);
  /// Again later, after 1 s, 4 s, 16 s ... at most an hour; after kMostAttempts it is given up.
  bool postpone(const Job& job, Code code);
  /// The dossier will not have it: goes to the list of refusals.
  bool refuse(const Job& job, Code code);

  /// Given up jobs stand in the list of refusals and wait: how many, and another round for all of them.
  std::int64_t given_up();
  void try_given_up_again();

 private:
  std::vector<Job> find_due(int first, int limit, Instant now);
  bool report(const std::function<bool(db::Writer&)>& work);

  db::Database& database_;
  const std::function<Instant()> now_;
};

}  // namespace hospitium::ledger
