#include "ledger/execution.hpp"

#include "ledger/parted.hpp"
#include "ledger/reading.hpp"

namespace hospitium::ledger {

Result<std::shared_ptr<Execution>> Execution::prepare(const Engine& engine, Numbers& numbers, CommandRequest request) {
  std::shared_ptr<Execution> execution(new Execution(engine, std::move(request)));
  auto& self = *execution;
  auto& asked = self.asked_;
  const auto& rules = engine.rules(self.request_.kind);
  asked.row = find_row(rules.table(), self.request_.command);
  const bool opens = asked.row && asked.row->stages == 0;
  if (!asked.row || opens != self.opens()) return refuse(Code::NotFound);
  if (opens) TRY_DO(opener_of(self.request_.principal, self.request_.kind, *asked.row));
  TRY(asked.command, rules.read_command(self.request_.command, self.request_.body));
  asked.now = engine.environment.now();
  asked.fresh_ids = fresh_ids(engine.environment, asked.now);
  self.key_ = key_of(self.request_, make_id_bytes(asked.now.us, engine.environment.random()));
  if (!opens) return execution;
  asked.number = numbers.take(rules.number_prefix(*asked.command), asked.now);
  if (!self.request_.reservation) self.request_.reservation = reserve_dossier(engine, asked.now);
  return execution;
}

db::Verdict Execution::run(db::Writer& writer) {
  outcome_ = {};
  outcome_.receipt = once(writer);
  return outcome_.written ? db::Verdict::Commit : db::Verdict::RollBack;
}

/// What was kept of the key is told to who may open the dossier now: it does not exist for whoever has lost it since. What this very request
/// wrote is its own to know, even if it was the giver's part that ended by it. Whoever asks something else under the same key is told which
/// dossier it was, of whichever kind: an answer that was lost on the way leads there. What else a key was used for is no dossier.
Result<Receipt> Execution::once(db::Writer& writer) {
  auto done = find_done(writer, key_);
  if (!done) return decide_and_write(writer);
  if (!done->receipt) return refuse(Code::IdempotencyReused);
  const auto dossier = done->receipt->dossier;
  const bool known = wrote_ || std::ranges::any_of(entries_of<Kind>(), [&](const auto& kind) { return may_open(writer, engine_, request_.principal, kind.value, dossier); });
  if (!known) return refuse(Code::NotFound);
  if (!done->same) return refuse(Code::IdempotencyReused, {}, {{"id", dossier.text()}});
  return *std::move(done->receipt);
}

Result<Receipt> Execution::decide_and_write(db::Writer& writer) {
  TRY(auto held, hold(writer));
  const auto& rules = engine_.rules(held.kind);
  const auto before = opens() ? Implied{} : implied_by(rules, held);
  TRY(const auto actor, this->actor(held, before.projection));
  TRY_DO(check_tag(held, before.projection));
  TRY(const auto events, decide(held, asked_, actor, outside(writer, held, actor)));
  const auto from_version = held.version;
  append(writer, held, actor, events);
  const auto after = implied_by(rules, held);
  outcome_.shelves = shelves_changed(before, after);
  outcome_.dossier = held.id;
  write(writer, held, from_version, before, after);
  auto receipt = receipt_of(held, after, events);
  keep_receipt(writer, key_, receipt, asked_.now);
  outcome_.written = wrote_ = true;
  return receipt;
}

Result<Held> Execution::hold(db::Writer& writer) {
  if (opens()) return fresh_dossier(engine_, request_.kind, *request_.reservation, asked_.now);
  auto held = find_dossier(writer, engine_, request_.kind, *request_.dossier, Lock::Write);
  if (!held) return refuse(Code::NotFound);
  return *std::move(held);
}

Result<Actor> Execution::actor(const Held& held, const Projection& projection) const {
  if (opens()) return opener_of(request_.principal, held.kind, *asked_.row);
  return actor_on(request_.principal, held.kind, projection, asked_);
}

/// A dossier that the giver has no right on does not exist for the decision either: naming it must neither tell of it nor write into it.
Outside Execution::outside(db::Reader& reader, const Held& held, const Actor& actor) const {
  auto outside = read_outside(reader, engine_, needs_of(held, asked_, actor), Others::Stay);
  std::erase_if(outside.dossiers, [&](const DossierFact& fact) { return !may_open(reader, engine_, request_.principal, fact.kind, fact.id); });
  return outside;
}

Result<Unit> Execution::check_tag(const Held& held, const Projection& projection) const {
  if (request_.if_match.empty()) return Unit{};
  if (opens()) return refuse(Code::VersionConflict);
  const auto viewer = viewer_of(request_.principal, held.kind, projection, asked_.now);
  const bool unchanged = request_.if_match == tag_of(held, viewer) || request_.if_match == tag_of(*held.key, held.revisions, viewer, asked_.row->data_class);
  return unchanged ? Result<Unit>(Unit{}) : refuse(Code::VersionConflict);
}

void Execution::append(db::Writer& writer, Held& held, const Actor& actor, const std::vector<EventText>& events) {
  JournalWriter journal(writer, engine_);
  for (const auto& row : chain_events(held, actor, events, asked_.now)) journal.append(held.id, row);
}

void Execution::write(db::Writer& writer, const Held& held, std::int64_t from_version, const Implied& before, const Implied& after) {
  if (opens()) insert_dossier(writer, held, after.projection, seal_dossier(engine_, held, after.projection));
  else if (!update_dossier(writer, engine_, held, before.projection, after.projection, from_version))
    throw db::Fault(db::FaultKind::Conflict, "another writer was first");
  write_implied(writer, engine_, held, before, after);
  write_parted(writer, held, before.projection, after.projection);
  for (const auto& blob : request_.blobs) engine_.blobs.keep(writer, held.id, blob);
}

Receipt Execution::receipt_of(const Held& held, const Implied& after, const std::vector<EventText>& events) const {
  const auto viewer = viewer_of(request_.principal, held.kind, after.projection, asked_.now);
  return {held.id, after.projection.number, viewer.stage, tag_of(held, viewer), taken_ids(asked_, events), false};
}

}  // namespace hospitium::ledger
