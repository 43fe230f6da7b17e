#include "ledger/execution.hpp"

#include "ledger/journal.hpp"

namespace hospitium::ledger {
namespace {

std::vector<IdBytes> fresh_ids(const Environment& environment, Instant now) {
  std::vector<IdBytes> ids(Facts::kFreshIds);
  for (auto& id : ids) id = make_id_bytes(now.us, environment.random());
  return ids;
}

/// What the principal could do if none of its parties were suspended: tells "you may not now" from "there is no such thing".
access::Principal as_if_active(access::Principal principal) {
  for (auto& membership : principal.memberships) membership.party_state = PartyState::Active;
  return principal;
}

std::vector<DossierFact> read_dossiers(db::Reader& reader, const std::vector<Id<Dossier>>& ids) {
  std::vector<DossierFact> facts;
  for (const auto id : ids) {
    const auto rows = reader.query("SELECT kind, stage, number FROM dossier WHERE id = ?1 AND erased IS NULL", {id});
    const auto kind = rows.empty() ? std::nullopt : value_of<Kind>(rows[0].text(0));
    if (kind) facts.push_back({id, *kind, rows[0].text(1), rows[0].text(2)});
  }
  return facts;
}

/// Took part before and no longer does so in the same way, or lost the patient's consent.
bool lost(const Participant& before, const std::vector<Participant>& after) {
  return std::ranges::none_of(after, [&](const Participant& one) {
    const bool same = one.party == before.party && one.user == before.user && one.part == before.part && one.role == before.role;
    return same && (before.consent != GrantState::Active || one.consent == GrantState::Active);
  });
}

Change change_of(const Held& held, const Implied& before, const Implied& after, const std::vector<EventText>& events) {
  Change change;
  change.dossier = held.id;
  change.kind = held.kind;
  for (const auto& event : events) {
    const std::pair touched{event.facet.data_class, event.facet.part};
    if (!std::ranges::count(change.touched, touched)) change.touched.push_back(touched);
  }
  change.participants = after.projection.participants;
  for (const auto& participant : before.projection.participants)
    if (lost(participant, after.projection.participants)) change.removed.push_back(participant);
  return change;
}

}  // namespace

Result<std::shared_ptr<Execution>> Execution::prepare(const Engine& engine, Numbers& numbers, CommandRequest request) {
  std::shared_ptr<Execution> execution(new Execution(engine, std::move(request)));
  auto& self = *execution;
  const auto& rules = engine.rules(self.request_.kind);
  self.row_ = find_row(rules.table(), self.request_.command);
  const bool opens = self.row_ && self.row_->stages == 0;
  if (!self.row_ || opens != self.opens()) return refuse(Code::NotFound);
  if (opens) TRY_DO(self.opener());
  TRY(self.command_, rules.read_command(self.request_.command, self.request_.body));
  self.now_ = engine.environment.now();
  self.fresh_ids_ = fresh_ids(engine.environment, self.now_);
  self.key_ = key_of(self.request_, make_id_bytes(self.now_.us, engine.environment.random()));
  if (!opens) return execution;
  self.number_ = numbers.take(rules.number_prefix(*self.command_), self.now_);
  if (!self.request_.reservation) {
    auto [key_id, key] = engine.vault.take_spare();
    self.request_.reservation = Reservation{{make_id_bytes(self.now_.us, engine.environment.random())}, key_id, std::move(key)};
  }
  return execution;
}

db::Verdict Execution::run(db::Writer& writer) {
  outcome_ = {};
  auto kept = find_receipt(writer, key_);
  if (!kept) outcome_.receipt = tl::unexpected(std::move(kept).error());
  else if (*kept) outcome_.receipt = **std::move(kept);
  else outcome_.receipt = decide_and_write(writer);
  return outcome_.change ? db::Verdict::Commit : db::Verdict::RollBack;
}

Result<Receipt> Execution::decide_and_write(db::Writer& writer) {
  TRY(auto held, hold(writer));
  const auto& rules = engine_.rules(held.kind);
  const auto before = opens() ? Implied{} : implied_by(rules, held);
  TRY(const auto actor, opens() ? opener() : actor_on(held, before.projection));
  TRY_DO(check_tag(held, before.projection));
  const auto facts = gather(writer, held.dossier->needs(*command_), actor);
  TRY(const auto events, held.dossier->apply(*command_, facts));
  const auto from_version = held.version;
  const auto feed = append(writer, held, actor, events);
  const auto after = implied_by(rules, held);
  outcome_.shelves = shelves_changed(before, after);
  write(writer, held, from_version, before, after);
  auto receipt = receipt_of(held, after, events);
  keep_receipt(writer, key_, receipt, now_);
  outcome_.change = change_of(held, before, after, events);
  outcome_.change->feed = feed;
  return receipt;
}

Result<Held> Execution::hold(db::Writer& writer) {
  if (opens()) return fresh();
  auto held = find_dossier(writer, engine_, request_.kind, *request_.dossier, Lock::Write);
  if (!held) return refuse(Code::NotFound);
  return *std::move(held);
}

Held Execution::fresh() const {
  Held held;
  held.id = request_.reservation->id;
  held.kind = request_.kind;
  held.opened = now_;
  held.key_id = request_.reservation->key_id;
  held.key = request_.reservation->key;
  held.head = kFirstHash;
  held.dossier = engine_.rules(request_.kind).fresh();
  return held;
}

Result<Actor> Execution::opener() const {
  if (auto actor = access::opener(request_.principal, request_.kind, *row_)) return *actor;
  const bool suspended = access::opener(as_if_active(request_.principal), request_.kind, *row_).has_value();
  return refuse(suspended ? Code::PartySuspended : Code::NotFound);
}

/// A command that is refused looks like a dossier that does not exist, also to those who may read it: nothing is learnt by trying.
Result<Actor> Execution::actor_on(const Held& held, const Projection& projection) const {
  const auto part = row_->own_part ? command_->part() : std::nullopt;
  const auto may = [&](const access::Principal& principal) {
    const auto rights = access::rights_on(principal, held.kind, projection.participants, now_);
    return rights.actor_for(row_->data_class, row_->action, part, principal.user);
  };
  if (auto actor = may(request_.principal)) return *actor;
  return refuse(may(as_if_active(request_.principal)) ? Code::PartySuspended : Code::NotFound);
}

Result<Unit> Execution::check_tag(const Held& held, const Projection& projection) const {
  if (request_.if_match.empty()) return Unit{};
  if (!opens() && request_.if_match == tag_of(held, viewer_of(request_.principal, held.kind, projection, now_))) return Unit{};
  return refuse(Code::VersionConflict);
}

Facts Execution::gather(db::Writer& writer, const Needs& needs, const Actor& actor) const {
  Facts facts;
  facts.now = now_;
  facts.actor = actor;
  facts.number = number_;
  facts.fresh_ids = fresh_ids_;
  auto parties = needs.parties;
  if (!actor.party.nil() && !std::ranges::count(parties, actor.party)) parties.push_back(actor.party);
  if (!parties.empty()) facts.parties = engine_.facts.parties(writer, parties);
  if (!needs.corridors.empty()) facts.corridors = engine_.facts.corridors(writer, needs.corridors);
  facts.dossiers = read_dossiers(writer, needs.dossiers);
  return facts;
}

std::int64_t Execution::append(db::Writer& writer, Held& held, const Actor& actor, const std::vector<EventText>& events) {
  std::int64_t feed = 0;
  for (const auto& event : events) {
    const auto version = held.version + 1;
    auto appended = append_event(writer, engine_, held.id,
                                 {version, now_, event.name, seal_event(*held.key, held.id, version, actor, event), held.head, {}});
    held.head = std::move(appended.head);
    feed = appended.feed;
    held.version = version;
    held.revisions.touch(event.facet, version, now_);
  }
  held.updated = now_;
  return feed;
}

void Execution::write(db::Writer& writer, const Held& held, std::int64_t from_version, const Implied& before, const Implied& after) {
  if (opens()) insert_dossier(writer, engine_, held, after.projection);
  else if (!update_dossier(writer, engine_, held, before.projection, after.projection, from_version))
    throw db::Fault(db::FaultKind::Conflict, "another writer was first");
  write_implied(writer, engine_, held, before, after);
  for (const auto& blob : request_.blobs) engine_.blobs.keep(writer, held.id, blob);
}

Receipt Execution::receipt_of(const Held& held, const Implied& after, const std::vector<EventText>& events) const {
  const auto viewer = viewer_of(request_.principal, held.kind, after.projection, now_);
  Receipt receipt{held.id, after.projection.number, viewer.stage, tag_of(held, viewer), {}, false};
  for (const auto& id : fresh_ids_) {
    const auto text = id_text(id);
    const auto uses = [&](const EventText& event) { return event.json.find(text) != std::string::npos; };
    if (std::ranges::any_of(events, uses)) receipt.ids.push_back(id);
  }
  return receipt;
}

}  // namespace hospitium::ledger
