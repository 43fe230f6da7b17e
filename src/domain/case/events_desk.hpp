// What people write to each other and how the owner's people share the case.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

/// `with` is absent in messages from before conversations were kept apart: those without a referral are everybody's who takes part without one.
/// The part of the patient's side is nil: people who act for no party own it.
struct MessagePosted {
  HOSPITIUM_EVENT("message_posted", Messages);
  Note text;
  Word language;
  std::optional<Id<Referral>> referral;
  std::optional<Counterpart> with;
  std::optional<Id<Party>> party;
  std::optional<std::vector<Id<User>>> mentions;
  std::optional<IdBytes> part() const {
    if (referral) return referral->bytes;
    if (party) return party->bytes;
    return with ? std::optional(IdBytes{}) : std::nullopt;
  }
};
BOOST_DESCRIBE_STRUCT(MessagePosted, (), (text, language, referral, with, party, mentions))

/// Private to the owner organisation, as the next three are.
struct CaseAssigned { HOSPITIUM_EVENT("case_assigned", Tasks); static constexpr bool kOwnerOnly = true; std::optional<Id<User>> user; };
BOOST_DESCRIBE_STRUCT(CaseAssigned, (), (user))

struct KeywordAdded { HOSPITIUM_EVENT("keyword_added", Tasks); static constexpr bool kOwnerOnly = true; Keyword keyword; };
BOOST_DESCRIBE_STRUCT(KeywordAdded, (), (keyword))

struct KeywordRemoved { HOSPITIUM_EVENT("keyword_removed", Tasks); static constexpr bool kOwnerOnly = true; Keyword keyword; };
BOOST_DESCRIBE_STRUCT(KeywordRemoved, (), (keyword))

struct NoteAdded {
  HOSPITIUM_EVENT("note_added", Tasks);
  static constexpr bool kOwnerOnly = true;
  Note text;
  std::optional<std::vector<Id<User>>> mentions;
};
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (text, mentions))

/// Private to one of the other organisations, or (nil) to the patient's side: nobody else learns that it was written.
struct PartyNoteAdded {
  HOSPITIUM_EVENT("party_note_added", Messages);
  Note text;
  std::optional<std::vector<Id<User>>> mentions;
  Id<Party> party;
  std::optional<Id<Referral>> referral;
  IdBytes part() const { return referral ? referral->bytes : party.bytes; }
  IdBytes kept_by() const { return party.bytes; }
};
BOOST_DESCRIBE_STRUCT(PartyNoteAdded, (), (text, mentions, party, referral))

/// Nobody else's business than that of who was mentioned.
struct MentionSettled { HOSPITIUM_EVENT("mention_settled", Messages); Id<User> user; IdBytes part() const { return user.bytes; } };
BOOST_DESCRIBE_STRUCT(MentionSettled, (), (user))

}  // namespace hospitium::cases
