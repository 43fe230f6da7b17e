// Who talks with whom: each party of the case has a conversation of its own with the coordinator, and so has the patient's side.
#include <algorithm>

#include "domain/case/rules.hpp"

namespace hospitium::cases {
namespace {

void add_party(std::vector<Conversation>& list, const State& state, std::optional<Id<Party>> party) {
  const auto known = [&](const Conversation& one) { return one.with == Counterpart::Party && one.party == party; };
  if (party && *party != state.owner && std::ranges::none_of(list, known)) list.push_back({Counterpart::Party, {}, party});
}

/// Who writes without saying to whom writes in their own conversation; the coordinator's people, and the system, to the patient's side.
Conversation own_conversation(const State& state, const Actor& actor) {
  if (actor.party.nil() || actor.party == state.owner) return {Counterpart::PatientSide, {}, {}};
  return {Counterpart::Party, {}, actor.party};
}

Result<Conversation> conversation_of(const State& state, const PostMessage& asked, const Actor& actor) {
  if (asked.referral && asked.party) return refuse(Code::OutOfRange, "/party");
  if (asked.referral) {
    if (!find_referral(state, *asked.referral)) return refuse(Code::NoSuchPart, "/referral");
    return Conversation{Counterpart::Clinic, asked.referral, {}};
  }
  const auto wanted = asked.party ? Conversation{Counterpart::Party, {}, asked.party} : own_conversation(state, actor);
  const auto list = conversations(state);
  if (std::ranges::find(list, wanted) == list.end()) return refuse(Code::NoSuchPart, "/party");
  return wanted;
}

/// Only a colleague's eye can be asked for: they read what the writer reads, and nobody else learns of the case by it.
Result<Unit> check_mentions(const std::vector<Id<User>>& mentions, const Facts& facts) {
  if (mentions.size() > kMostMentions) return refuse(Code::TooMany, "/mentions");
  if (std::ranges::any_of(mentions, &Id<User>::nil)) return refuse(Code::Required, "/mentions");
  const auto colleague = [&](Id<User> id) {
    const auto* user = facts.user(id);
    return user && !facts.actor.party.nil() && std::ranges::count(user->parties, facts.actor.party) > 0;
  };
  if (!std::ranges::all_of(mentions, colleague)) return refuse(Code::NoSuchPart, "/mentions");
  return Unit{};
}

std::optional<std::vector<Id<User>>> mentioned(const std::vector<Id<User>>& mentions) {
  return mentions.empty() ? std::nullopt : std::optional(mentions);
}

}  // namespace

std::vector<Conversation> conversations(const State& state) {
  std::vector<Conversation> list{{Counterpart::PatientSide, {}, {}}};
  add_party(list, state, state.referrer);
  add_party(list, state, state.home_authority);
  for (const auto& level : state.levels) {
    if (level.state != LevelState::Ahead) add_party(list, state, level.rule.authority);
    if (level.appeal && level.appeal->asked_at) add_party(list, state, appeal_body(level));
  }
  if (state.funding) add_party(list, state, state.funding->payer);
  for (const auto& assignment : state.assignments) add_party(list, state, assignment.party);
  for (const auto& referral : state.referrals) list.push_back({Counterpart::Clinic, referral.id, referral.clinic});
  return list;
}

Result<Unit> ready(const State& state, const PostMessage& asked, const Facts& facts) {
  TRY_DO(conversation_of(state, asked, facts.actor));
  return Unit{};
}
Decided rule(const State& state, const PostMessage& asked, const Facts& facts) {
  TRY_DO(check_language(asked.language, "/language"));
  TRY_DO(check_mentions(asked.mentions, facts));
  TRY(const auto conversation, conversation_of(state, asked, facts.actor));
  return happened(MessagePosted{asked.text, asked.language, asked.referral, conversation.with, asked.referral ? std::nullopt : conversation.party,
                                mentioned(asked.mentions)});
}

/// The coordinator's people keep theirs as a task of the case; those of the others, and the patient's side's, are their own alone.
Result<Unit> ready(const State& state, const AddNote& asked, const Facts&) {
  return !asked.referral || find_referral(state, *asked.referral) ? Result<Unit>(Unit{}) : refuse(Code::NoSuchPart, "/referral");
}
Decided rule(const State& state, const AddNote& asked, const Facts& facts) {
  TRY_DO(check_mentions(asked.mentions, facts));
  if (facts.actor.party == state.owner) return happened(NoteAdded{asked.text, mentioned(asked.mentions)});
  return happened(PartyNoteAdded{asked.text, mentioned(asked.mentions), facts.actor.party, asked.referral});
}

/// Whoever was mentioned has seen it: one's own mention only.
Result<Unit> ready(const State& state, const SettleMention& asked, const Facts& facts) {
  if (asked.referral && !find_referral(state, *asked.referral)) return refuse(Code::NoSuchPart, "/referral");
  return std::ranges::count(state.mentions, facts.actor.user, &MentionPart::user) > 0 ? Result<Unit>(Unit{}) : refuse(Code::AlreadyDone);
}
Decided rule(const State&, const SettleMention&, const Facts& facts) { return happened(MentionSettled{facts.actor.user}); }

}  // namespace hospitium::cases
