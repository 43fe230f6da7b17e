// What a reader may do with a dossier now: the one place where what a kind would not refuse meets the reader's rights.
#pragma once
#include <map>

#include "http/party_name.hpp"

namespace hospitium::http {

/// Tags of what the commands of a dossier edit; an answer on one's own part edits nothing that another might.
class EditTags {
 public:
  EditTags(Rooms& rooms, const ledger::Opened& opened) : rooms_(rooms), opened_(opened) {}
  std::optional<std::string> of(const CommandRow& row) {
    if (row.action != Action::Update || row.own_part) return std::nullopt;
    auto& tag = tags_[row.data_class];
    if (tag.empty()) tag = rooms_.ledger.tag_of(opened_, row.data_class);
    return tag;
  }

 private:
  Rooms& rooms_;
  const ledger::Opened& opened_;
  std::map<DataClass, std::string> tags_;
};

/// What choices() of a kind look at: now, and in whose name it would be done.
inline Facts facts_now(Rooms& rooms, const Actor& actor) {
  Facts facts;
  facts.now = rooms.environment.now();
  facts.actor = actor;
  if (!actor.party.nil()) {
    const auto party = party_name(rooms, actor.party);
    facts.parties.push_back({party.id, party.type, PartyState::Active, party.place, {}});
  }
  return facts;
}

/// What the dossier would not refuse, less what the reader has no right to: each command once, by who would be its giver.
template <class State, class Choice, class FactsOf>
std::vector<Choice> by_right(const ledger::Opened& opened, Id<User> user, std::span<const CommandRow> table,
                             std::vector<Choice> (*choices)(const State&, const Facts&), FactsOf facts_of) {
  std::vector<Choice> list;
  for (const auto& actor : opened.rights.actors(user))
    for (auto& choice : choices(opened.dossier->as<State>(), facts_of(actor))) {
      std::optional<IdBytes> part;
      if constexpr (requires { choice.referral; })
        if (choice.referral) part = choice.referral->bytes;
      if constexpr (requires { choice.assignment; })
        if (choice.assignment) part = choice.assignment->bytes;
      if (opened.rights.possible_giver(*find_row(table, choice.command), part, user) == actor) list.push_back(std::move(choice));
    }
  return list;
}

/// The same as a view tells it: now, and with the tag of what each edits.
template <class State, class Choice>
std::vector<Choice> choices_shown(Rooms& rooms, const ledger::Opened& opened, Id<User> user, std::span<const CommandRow> table,
                                  std::vector<Choice> (*choices)(const State&, const Facts&)) {
  auto list = by_right(opened, user, table, choices, [&](const Actor& actor) { return facts_now(rooms, actor); });
  EditTags tags(rooms, opened);
  for (auto& choice : list) choice.tag = tags.of(*find_row(table, choice.command));
  return list;
}

}  // namespace hospitium::http
