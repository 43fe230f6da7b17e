// One command, from its request to its receipt. prepare() does on the caller's thread whatever needs no lock; run() decides and writes inside
// the write transaction, perhaps more than once; what it found stands in outcome() when that transaction is durable.
#pragma once
#include <memory>
#include <optional>

#include "ledger/deciding.hpp"
#include "ledger/idempotency.hpp"
#include "ledger/numbers.hpp"
#include "ledger/projector.hpp"

namespace hospitium::ledger {

/// What a run came to.
struct Outcome {
  Result<Receipt> receipt = refuse(Code::Internal);
  bool written = false;
  ShelvesChanged shelves;
  Id<Dossier> dossier;                   ///< that it is about
};

class Execution {
 public:
  /// Reads the command and takes number, time, ids and key: everything that must be the same in each run. Refuses what has the wrong shape.
  static Result<std::shared_ptr<Execution>> prepare(const Engine& engine, Numbers& numbers, CommandRequest request);

  db::Verdict run(db::Writer& writer);
  Outcome& outcome() { return outcome_; }
  std::string_view command() const { return request_.command; }

 private:
  Execution(const Engine& engine, CommandRequest request) : engine_(engine), request_(std::move(request)) {}

  bool opens() const { return !request_.dossier; }
  Result<Receipt> once(db::Writer& writer);
  Result<Receipt> decide_and_write(db::Writer& writer);
  Result<Held> hold(db::Writer& writer);
  Result<Actor> actor(const Held& held, const Projection& projection) const;
  Outside outside(db::Reader& reader, const Held& held, const Actor& actor) const;
  Result<Unit> check_tag(const Held& held, const Projection& projection) const;
  void append(db::Writer& writer, Held& held, const Actor& actor, const std::vector<EventText>& events);
  void write(db::Writer& writer, const Held& held, std::int64_t from_version, const Implied& before, const Implied& after);
  Receipt receipt_of(const Held& held, const Implied& after, const std::vector<EventText>& events) const;

  const Engine& engine_;
  CommandRequest request_;
  Asked asked_;
  CommandKey key_;
  Outcome outcome_;
  bool wrote_ = false;                   ///< in this run or an earlier one, whose COMMIT may have been lost
};

}  // namespace hospitium::ledger
