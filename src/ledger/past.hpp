// Telling the past: dossiers that began before this system kept them. Commands with the times and people of then go through the same rights
// and the same decider as execute(), one after another in memory; journal, snapshot and projections are written once, for all dossiers of a
// batch in one transaction. For demos, measurements and taking over another system's cases.
#pragma once
#include <memory>
#include <vector>

#include "ledger/deciding.hpp"
#include "ledger/numbers.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {

/// One new dossier whose past is being told.
class Past {
 public:
  Past(const Engine& engine, Numbers& numbers, OutsideBasis& outside, Kind kind, Reservation reservation, Instant now)
      : engine_(engine), numbers_(numbers), outside_(outside), kind_(kind), reservation_(std::move(reservation)), now_(now) {}

  Id<Dossier> id() const { return reservation_.id; }
  const vault::DataKey& key() const { return reservation_.key; }  ///< its files are sealed with it

  /// Decides a command given by `principal` at `at`, the first of which opens the dossier; the fresh ids that its events took. Refused as
  /// execute() refuses it, and OutOfRange for a time before that of the last command or after the batch was begun. A refused command changes nothing.
  Result<std::vector<IdBytes>> give(const access::Principal& principal, std::string_view command, const boost::json::value& body, Instant at);
  /// A file that a command names.
  void keep(vault::PreparedBlob blob) { blobs_.push_back(std::move(blob)); }

 private:
  friend class PastBatch;
  Result<Asked> ask(std::string_view command, const boost::json::value& body, Instant at);
  Result<Actor> actor(const access::Principal& principal, const Asked& asked) const;
  /// Seals and hashes what stays as it is, so that the writer only writes.
  void finish();
  void write(db::Writer& writer, JournalWriter& journal) const;

  const Engine& engine_;
  Numbers& numbers_;
  OutsideBasis& outside_;
  Kind kind_;
  Reservation reservation_;
  const Instant now_;                    ///< nothing is told of later than this
  std::optional<Held> held_;             ///< nothing until a command opened it
  std::vector<JournalRow> rows_;
  std::vector<vault::PreparedBlob> blobs_;
  Implied implied_;
  SealedDossier sealed_;
};

/// Dossiers that are told and written together. Not thread-safe: a batch per thread. The ledger outlives it.
class PastBatch {
 public:
  PastBatch(const Engine& engine, Numbers& numbers) : engine_(engine), numbers_(numbers), outside_(engine), now_(engine.environment.now()) {}

  /// A new dossier that began at `at`. Valid until write().
  Past& begin(Kind kind, Instant at);
  std::size_t size() const { return pasts_.size(); }
  /// Waits until all of them are durable; the batch is empty then. Those without a command are left out. Throws db::Fault: none was
  /// written; Conflict when the outside facts that they were decided by have changed meanwhile.
  void write();

 private:
  db::Verdict write_all(db::Writer& writer) const;
  bool written(db::Reader& reader) const;

  const Engine& engine_;
  Numbers& numbers_;
  OutsideBasis outside_;
  const Instant now_;
  std::vector<std::unique_ptr<Past>> pasts_;
};

}  // namespace hospitium::ledger
