#include "ledger/deciding.hpp"

namespace hospitium::ledger {

std::vector<IdBytes> fresh_ids(const Environment& environment, Instant now) {
  std::vector<IdBytes> ids(Facts::kFreshIds);
  for (auto& id : ids) id = make_id_bytes(now.us, environment.random());
  return ids;
}

Result<Actor> opener_of(const access::Principal& principal, Kind kind, const CommandRow& row) {
  if (auto actor = access::opener(principal, kind, row)) return *actor;
  const bool suspended = access::opener(access::as_if_active(principal), kind, row).has_value();
  return refuse(suspended ? Code::PartySuspended : Code::NotFound);
}

Result<Actor> actor_on(const access::Principal& principal, Kind kind, const Projection& projection, const Asked& asked) {
  if (asked.row->giver == Giver::System && !principal.system()) return refuse(Code::NotFound);
  const auto may = [&](const access::Principal& one) {
    return access::rights_on(one, kind, projection.participants, asked.now).giver(*asked.row, asked.command->part(), one.user);
  };
  if (auto actor = may(principal)) return *actor;
  return refuse(may(access::as_if_active(principal)) ? Code::PartySuspended : Code::NotFound);
}

Needs needs_of(const Held& held, const Asked& asked, const Actor& actor) {
  auto needs = held.dossier->needs(*asked.command);
  if (!actor.party.nil() && !std::ranges::count(needs.parties, actor.party)) needs.parties.push_back(actor.party);
  return needs;
}

Result<std::vector<EventText>> decide(Held& held, const Asked& asked, const Actor& actor, Outside outside) {
  Facts facts;
  facts.now = asked.now;
  facts.actor = actor;
  facts.number = asked.number;
  facts.fresh_ids = asked.fresh_ids;
  facts.parties = std::move(outside.parties);
  facts.dossiers = std::move(outside.dossiers);
  facts.corridors = std::move(outside.corridors);
  facts.rates = std::move(outside.rates);
  facts.users = std::move(outside.users);
  facts.calendars = std::move(outside.calendars);
  return held.dossier->apply(*asked.command, facts);
}

std::vector<JournalRow> chain_events(Held& held, const Actor& actor, const std::vector<EventText>& events, Instant now) {
  std::vector<JournalRow> rows;
  rows.reserve(events.size());
  for (const auto& event : events) {
    const auto version = ++held.version;
    JournalRow row{version, now, event.name, seal_event(*held.key, held.id, version, actor, event), std::move(held.head), {}, mark_of(*held.key, event.facet)};
    row.hash = journal_hash(held.id, row);
    held.head = row.hash;
    held.revisions.touch(event.facet, version, now);
    rows.push_back(std::move(row));
  }
  held.updated = now;
  return rows;
}

std::vector<IdBytes> taken_ids(const Asked& asked, const std::vector<EventText>& events) {
  std::vector<IdBytes> ids;
  for (const auto& id : asked.fresh_ids) {
    const auto text = id_text(id);
    const auto uses = [&](const EventText& event) { return event.json.find(text) != std::string::npos; };
    if (std::ranges::any_of(events, uses)) ids.push_back(id);
  }
  return ids;
}

}  // namespace hospitium::ledger
