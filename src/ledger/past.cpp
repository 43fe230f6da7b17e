#include "ledger/past.hpp"

namespace hospitium::ledger {
namespace {
constexpr int kTries = 3;

/// Also after a fault, whose COMMIT may have been done after all.
struct VoidLists {
  ListMemory& lists;
  ~VoidLists() { lists.changed_all(); }
};
}  // namespace

Result<Asked> Past::ask(std::string_view command, const boost::json::value& body, Instant at) {
  const auto& rules = engine_.rules(kind_);
  Asked asked;
  asked.row = find_row(rules.table(), command);
  if (!asked.row || (asked.row->stages == 0) != !held_) return refuse(Code::NotFound);
  if (at > now_ || (held_ && at < held_->updated)) return refuse(Code::OutOfRange, "/at");
  TRY(asked.command, rules.read_command(command, body));
  asked.now = at;
  asked.fresh_ids = fresh_ids(engine_.environment, at);
  return asked;
}

Result<Actor> Past::actor(const access::Principal& principal, const Asked& asked) const {
  if (!held_) return opener_of(principal, kind_, *asked.row);
  return actor_on(principal, kind_, held_->dossier->project(), asked);
}

Result<std::vector<IdBytes>> Past::give(const access::Principal& principal, std::string_view command, const boost::json::value& body, Instant at) {
  TRY(auto asked, ask(command, body, at));
  TRY(const auto actor, this->actor(principal, asked));
  auto opened = held_ ? std::nullopt : std::optional(fresh_dossier(engine_, kind_, reservation_, at));
  if (opened) asked.number = numbers_.take(engine_.rules(kind_).number_prefix(*asked.command), at);
  auto& held = opened ? *opened : *held_;
  TRY(const auto events, decide(held, asked, actor, outside_.get(needs_of(held, asked, actor))));
  std::ranges::move(chain_events(held, actor, events, at), std::back_inserter(rows_));
  if (opened) held_ = std::move(opened);
  return taken_ids(asked, events);
}

void Past::finish() {
  implied_ = implied_by(engine_.rules(kind_), *held_);
  implied_.tokens = search_tokens(engine_.vault, kind_, implied_.projection);
  sealed_ = seal_dossier(engine_, *held_, implied_.projection);
}

void Past::write(db::Writer& writer, JournalWriter& journal) const {
  for (const auto& row : rows_) journal.append(held_->id, row);
  insert_dossier(writer, *held_, implied_.projection, sealed_);
  write_implied(writer, engine_, *held_, {}, implied_);
  for (const auto& blob : blobs_) engine_.blobs.keep(writer, held_->id, blob);
}

Past& PastBatch::begin(Kind kind, Instant at) {
  pasts_.push_back(std::make_unique<Past>(engine_, numbers_, outside_, kind, reserve_dossier(engine_, at), now_));
  return *pasts_.back();
}

void PastBatch::write() {
  std::erase_if(pasts_, [](const auto& past) { return !past->held_; });
  for (const auto& past : pasts_) past->finish();
  const VoidLists afterwards{*engine_.lists};
  for (auto tries = kTries; !pasts_.empty(); --tries) {
    try {
      engine_.database.write([this](db::Writer& writer) { return write_all(writer); });
      pasts_.clear();
    } catch (const db::Fault& fault) {
      if (fault.kind() != db::FaultKind::Unknown || tries == 1) throw;  // written() tells whether it was done after all
    }
  }
}

db::Verdict PastBatch::write_all(db::Writer& writer) const {
  if (written(writer)) return db::Verdict::RollBack;
  if (!outside_.holds(writer)) throw db::Fault(db::FaultKind::Conflict, "what the past was decided by has changed");
  JournalWriter journal(writer, engine_);
  for (const auto& past : pasts_) past->write(writer, journal);
  return db::Verdict::Commit;
}

/// By an attempt whose COMMIT was lost on the way back: all of them, as one is there.
bool PastBatch::written(db::Reader& reader) const {
  return !reader.query("SELECT 1 FROM dossier WHERE id = ?1", {pasts_.front()->id()}).empty();
}

}  // namespace hospitium::ledger
