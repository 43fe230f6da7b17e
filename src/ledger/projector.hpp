// Writes what a dossier's state implies outside its own row: who takes part (and the row of their lists), clocks, jobs, search tokens. Only what
// differs from before is written.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ledger/dossier_store.hpp"
#include "ledger/shelf.hpp"

namespace hospitium::ledger {

/// One row of `participant`: everything that one holder's lists know of one dossier.
struct HolderRow {
  IdBytes holder{};                      ///< a party or a user
  Role role{};                           ///< of the members who act for it
  std::string stage;                     ///< as they may know it
  std::optional<Id<Party>> owes;
  std::int64_t due = 0;                  ///< kNever when no clock runs that they may see
  Instant updated;
  bool named = false;                    ///< may be found by words: they read whole what opened the dossier
  std::string holds;                     ///< their participations, see holds_text()
  friend bool operator==(const HolderRow&, const HolderRow&) = default;
};
inline constexpr std::int64_t kNever = INT64_MAX;

/// What one side of a difference is made from.
struct Implied {
  Projection projection;
  std::vector<HolderRow> holders;        ///< sorted by (holder, role)
  std::optional<std::set<std::string>> tokens;  ///< search_tokens() where they were made ahead; else when they are needed
};
Implied implied_by(const KindRules& rules, const Held& held);

ShelvesChanged shelves_changed(const Implied& before, const Implied& after);

/// `before` is empty for a dossier that is being opened.
void write_implied(db::Writer& writer, const Engine& engine, const Held& held, const Implied& before, const Implied& after);

std::string holds_text(const std::vector<Participant>& participants);
std::vector<Participant> parse_holds(std::string_view text, const IdBytes& holder);

/// The keyed hashes of a dossier's search words: whole words, their prefixes of 3 to 8 letters, its number and that one's last group; and of
/// the identities of whom it is about, and of the labels that its owner's people put on it.
std::set<std::string> search_tokens(const vault::Vault& vault, Kind kind, const Projection& projection);
/// The hash of one folded word (or number) that somebody looks for.
std::string search_token(const vault::Vault& vault, Kind kind, std::string_view folded);
std::string identity_token(const vault::Vault& vault, Kind kind, std::string_view identity);
std::string label_token(const vault::Vault& vault, Kind kind, std::string_view label);

}  // namespace hospitium::ledger
