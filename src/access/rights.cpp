#include "access/rights.hpp"

#include <algorithm>

namespace hospitium::access {
namespace {

constexpr std::uint8_t kReadBit = 1U << static_cast<unsigned>(Action::Read);

bool in_force(const Participant& participant, Instant now) {
  return participant.consent == GrantState::Active &&
         (participant.consent_until.us == 0 || now < participant.consent_until);
}

/// A cell that does not cover the dossier as a whole.
bool partial(const Cell& cell) { return cell.scope != Scope::All; }

int fullness(Detail detail) { return detail == Detail::Full ? 2 : detail == Detail::Masked ? 0 : 1; }

bool sees_every_dossier(Role role) {
  const auto* row = find_node_row(role);
  return row != nullptr && row->every_dossier;
}

bool allows(Kind kind, Role role, DataClass data_class, Action action) {
  const auto* row = find_row(kind, role);
  return row != nullptr && row->cells.at(static_cast<std::size_t>(data_class)).allows(action);
}

}  // namespace

Cell node_cell(const NodeRow& row, DataClass data_class) {
  switch (data_class) {
    case DataClass::Directory: return row.directory;
    case DataClass::Rules: return row.rules;
    case DataClass::Users: return row.users;
    case DataClass::AccessLog: return row.access_log;
    case DataClass::Statistics: return row.statistics;
    default: return {};
  }
}

const PolicyRow* find_row(Kind kind, Role role) {
  for (const auto& row : kDossierPolicy)
    if (row.kind == kind && row.role == role) return &row;
  return nullptr;
}

const NodeRow* find_node_row(Role role) {
  for (const auto& row : kNodePolicy)
    if (row.role == role) return &row;
  return nullptr;
}

Cell Rights::Hold::effective(DataClass data_class) const {
  const auto column = static_cast<std::size_t>(data_class);
  if (row == nullptr || column >= row->cells.size()) return {};
  if (needs_consent(data_class) && !consent) return {};
  Cell cell = row->cells[column];
  if (suspended) cell.actions &= kReadBit;
  return cell;
}

/// A party without a part of its own (a referrer, a payer) owns what is about itself, and what is addressed to nobody else. To whom items are
/// assigned, what is about itself (its conversation) is, too.
bool Rights::Hold::covers(const Cell& cell, const Part& about) const {
  switch (cell.scope) {
    case Scope::All: return true;
    case Scope::Own: return part ? about == part : !about || *about == party.bytes;
    case Scope::Assigned: return about && (std::ranges::count(items, *about) > 0 || (!items.empty() && *about == party.bytes));
    case Scope::Chosen: return false;
  }
  return false;
}

Rights Rights::everything() {
  Rights rights;
  rights.all_ = true;
  return rights;
}

bool Rights::may(DataClass data_class, Action action) const { return may(data_class, action, std::nullopt); }

bool Rights::may(DataClass data_class, Action action, const Part& part) const {
  return actor_for(data_class, action, part, {}).has_value();
}

std::optional<Actor> Rights::actor_for(DataClass data_class, Action action, const Part& part, Id<User> user) const {
  if (all_) return Actor{};
  for (const auto& hold : holds_) {
    const Cell cell = hold.effective(data_class);
    if (!cell.allows(action)) continue;
    if (hold.covers(cell, part)) return Actor{user, hold.party, hold.role};
  }
  return std::nullopt;
}

bool Rights::reads(DataClass data_class) const {
  return all_ || std::any_of(holds_.begin(), holds_.end(),
                             [&](const Hold& hold) { return hold.effective(data_class).allows(Action::Read); });
}

bool Rights::reads_whole(DataClass data_class) const {
  return all_ || std::any_of(holds_.begin(), holds_.end(), [&](const Hold& hold) {
    const Cell cell = hold.effective(data_class);
    return cell.scope == Scope::All && cell.allows(Action::Read);
  });
}

bool Rights::reads_of(DataClass data_class, Id<Party> owner) const {
  return reads_whole(data_class) || std::any_of(holds_.begin(), holds_.end(), [&](const Hold& hold) {
    const Cell cell = hold.effective(data_class);
    const bool own = cell.scope == Scope::Own || (cell.scope == Scope::Assigned && !hold.items.empty());
    return own && cell.allows(Action::Read) && hold.party == owner;
  });
}

bool Rights::sees(DataClass data_class, const IdBytes& part, bool chosen) const {
  if (may(data_class, Action::Read, part) || reads_of(data_class, Id<Party>{part})) return true;
  return chosen && std::any_of(holds_.begin(), holds_.end(), [&](const Hold& hold) {
    const Cell cell = hold.effective(data_class);
    return cell.scope == Scope::Chosen && cell.allows(Action::Read);
  });
}

Detail Rights::detail(DataClass data_class) const {
  if (all_) return Detail::Full;
  Detail best = Detail::Masked;
  const bool whole = reads_whole(data_class);  // then what somebody reads of a part does not say how much of the rest is shown
  for (const auto& hold : holds_) {
    const Cell cell = hold.effective(data_class);
    if (!cell.allows(Action::Read) || (whole && partial(cell))) continue;
    if (fullness(cell.detail) > fullness(best)) best = cell.detail;
  }
  return best;
}

bool Rights::owns(const IdBytes& part) const {
  return all_ || std::any_of(holds_.begin(), holds_.end(), [&](const Hold& hold) { return hold.part == part || std::ranges::count(hold.items, part) > 0; });
}

std::vector<Id<Party>> Rights::parties() const {
  std::vector<Id<Party>> parties;
  for (const auto& hold : holds_)
    if (std::find(parties.begin(), parties.end(), hold.party) == parties.end()) parties.push_back(hold.party);
  return parties;
}

std::optional<Actor> Rights::giver(const CommandRow& row, const Part& part, Id<User> user) const {
  return actor_for(row.data_class, row.action, row.own_part ? part : std::nullopt, user);
}

std::optional<Actor> Rights::possible_giver(const CommandRow& row, const Part& part, Id<User> user) const {
  if (auto actor = giver(row, part, user)) return actor;
  for (const auto& hold : holds_) {
    const Cell cell = hold.effective(row.data_class);
    if (row.own_part && !part && cell.scope == Scope::Assigned && cell.allows(row.action) && !hold.items.empty()) return Actor{user, hold.party, hold.role};
  }
  return std::nullopt;
}

std::vector<Actor> Rights::actors(Id<User> user) const {
  std::vector<Actor> actors;
  for (const auto& hold : holds_) {
    const Actor actor{user, hold.party, hold.role};
    if (std::find(actors.begin(), actors.end(), actor) == actors.end()) actors.push_back(actor);
  }
  return actors;
}

Rights rights_on(const Principal& principal, Kind kind, std::span<const Participant> participants, Instant now) {
  if (principal.system()) return Rights::everything();
  Rights rights;
  for (const auto& membership : principal.memberships) {
    const bool suspended = membership.party_state != PartyState::Active;
    if (sees_every_dossier(membership.role))
      rights.holds_.push_back({membership.party, membership.role, {}, false, suspended, find_row(kind, membership.role), {}});
    for (const auto& participant : participants)
      if (participant.user.nil() && participant.party == membership.party && speaks_for(membership.role, participant.role))
        rights.holds_.push_back({participant.party, participant.role, participant.part, in_force(participant, now), suspended,
                                 find_row(kind, participant.role), participant.items});
  }
  for (const auto& participant : participants)
    if (!participant.user.nil() && participant.user == principal.user)
      rights.holds_.push_back({participant.party, participant.role, participant.part, true, false, find_row(kind, participant.role), {}});
  return rights;
}

Part chosen_part(std::span<const Participant> participants) {
  const auto chosen = std::ranges::find(participants, kChosen, &Participant::role);
  return chosen == participants.end() ? std::nullopt : chosen->part;
}

std::optional<Actor> opener(const Principal& principal, Kind kind, const CommandRow& row) {
  if (principal.system()) return Actor{};
  for (const auto& membership : principal.memberships) {
    if (membership.party_state == PartyState::Active && allows(kind, membership.role, row.data_class, row.action))
      return Actor{principal.user, membership.party, membership.role};
  }
  return std::nullopt;
}

bool may_somewhere(const Principal& principal, Kind kind, DataClass data_class, Action action) {
  return std::ranges::any_of(principal.memberships, [&](const Membership& membership) {
    return allows(kind, membership.role, data_class, action);
  });
}

bool may_for(const Principal& principal, Id<Party> party, Kind kind, DataClass data_class, Action action) {
  return std::ranges::any_of(principal.memberships, [&](const Membership& membership) {
    return membership.party == party && membership.party_state == PartyState::Active && allows(kind, membership.role, data_class, action);
  });
}

bool may_everywhere(const Principal& principal, Kind kind, DataClass data_class, Action action) {
  return std::ranges::any_of(principal.memberships, [&](const Membership& membership) {
    return sees_every_dossier(membership.role) && allows(kind, membership.role, data_class, action);
  });
}

bool may_on_node(const Principal& principal, DataClass data_class, Action action) {
  if (principal.system()) return true;
  return std::any_of(principal.memberships.begin(), principal.memberships.end(), [&](const Membership& membership) {
    const auto* row = find_node_row(membership.role);
    const bool usable = membership.party_state == PartyState::Active || action == Action::Read;
    if (row == nullptr || !usable) return false;
    const Cell cell = node_cell(*row, data_class);
    return cell.allows(action) && !partial(cell);  // "own part only" is no right on the node
  });
}

Detail node_detail(const Principal& principal, DataClass data_class) {
  Detail best = Detail::Masked;
  for (const auto& membership : principal.memberships)
    if (const auto* row = find_node_row(membership.role)) {
      const Cell cell = node_cell(*row, data_class);
      if (cell.allows(Action::Read) && !partial(cell) && fullness(cell.detail) > fullness(best)) best = cell.detail;  // one's own says nothing of all
    }
  return best;
}

}  // namespace hospitium::access
