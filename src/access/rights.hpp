// What one principal may do on one dossier, now. Values only: made from the dossier's participants and the policy.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "access/policy.hpp"
#include "access/principal.hpp"
#include "domain/kind.hpp"

namespace hospitium::access {

using Part = std::optional<IdBytes>;

class Rights {
 public:
  Rights() = default;                                      ///< nothing
  static Rights everything();                              ///< the system

  bool all() const { return all_; }                        ///< the system's
  bool none() const { return !all_ && holds_.empty(); }    ///< not even that the dossier exists: 404
  bool may(DataClass data_class, Action action) const;     ///< on the dossier as a whole
  /// On one part (a referral, a record): also true when the cell says "own" and the part belongs to the principal's party, or "assigned"
  /// and the part is.
  bool may(DataClass data_class, Action action, const Part& part) const;
  /// Reading anything of the class: whole, own or the chosen part.
  bool reads(DataClass data_class) const;
  /// Reading one part: a referral, which may be the chosen one, or what is about one party (its consent).
  bool sees(DataClass data_class, const IdBytes& part, bool chosen) const;
  /// Reading all of the class, whosever it is.
  bool reads_whole(DataClass data_class) const;
  /// All of the class, and nothing of it masked or narrowed.
  bool reads_in_full(DataClass data_class) const { return reads_whole(data_class) && detail(data_class) == Detail::Full; }
  /// Reading what belongs to this party: everybody's, or only its own where the party is the reader's.
  bool reads_of(DataClass data_class, Id<Party> owner) const;
  /// The fullest detail in which the class may be read. Masked when nothing fuller is allowed.
  Detail detail(DataClass data_class) const;
  bool owns(const IdBytes& part) const;
  /// The party and role in whose name an allowed action is done (first that allows it); the system's actor is empty.
  std::optional<Actor> actor_for(DataClass data_class, Action action, const Part& part, Id<User> user) const;
  /// In whose name the command of this row may be given; only a row of own parts asks whose the part is.
  std::optional<Actor> giver(const CommandRow& row, const Part& part, Id<User> user) const;
  /// The same while no part has been named yet: also on something that is assigned to the principal's party, whichever it is.
  std::optional<Actor> possible_giver(const CommandRow& row, const Part& part, Id<User> user) const;
  std::vector<Id<Party>> parties() const;
  /// All in whose name something may be done, each once.
  std::vector<Actor> actors(Id<User> user) const;

 private:
  friend Rights rights_on(const Principal&, Kind, std::span<const Participant>, Instant);
  struct Hold {
    Id<Party> party;
    Role role{};
    Part part;
    bool consent = false;
    bool suspended = false;
    const PolicyRow* row = nullptr;
    std::vector<IdBytes> items;
    Cell effective(DataClass data_class) const;
    bool covers(const Cell& cell, const Part& about) const;
  };
  bool all_ = false;
  std::vector<Hold> holds_;
};

/// A suspended party keeps reading and can do nothing else. Who sees every dossier (NodeRow) holds its row without taking part.
Rights rights_on(const Principal& principal, Kind kind, std::span<const Participant> participants, Instant now);

/// The part whose party was chosen, where one was.
Part chosen_part(std::span<const Participant> participants);

/// Rights to open a dossier: the membership in whose name it is done, or nothing.
std::optional<Actor> opener(const Principal& principal, Kind kind, const CommandRow& row);

/// Whether one of the principal's roles allows this on dossiers of the kind in which its party takes part: what is of use to it at all.
bool may_somewhere(const Principal& principal, Kind kind, DataClass data_class, Action action);
/// Whether one of its roles in this party, which is active, allows it on dossiers in which the party takes part.
bool may_for(const Principal& principal, Id<Party> party, Kind kind, DataClass data_class, Action action);
/// Whether one of them allows it on every dossier of the kind, whoever takes part.
bool may_everywhere(const Principal& principal, Kind kind, DataClass data_class, Action action);

/// Node-wide rights.
bool may_on_node(const Principal& principal, DataClass data_class, Action action);
Detail node_detail(const Principal& principal, DataClass data_class);

}  // namespace hospitium::access
