// Journey steps 4 to 6: clinics are asked, they answer, one offer is chosen.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

/// `receipt` and `answer`: when the clinic must say that it has the question, and answer it.
struct ReferralRequested {
  HOSPITIUM_EVENT("referral_requested", Offers);
  Id<Referral> referral;
  Id<Party> clinic;
  Note question;
  std::optional<calendar::CountedDue> receipt, answer;
};
BOOST_DESCRIBE_STRUCT(ReferralRequested, (), (referral, clinic, question, receipt, answer))

struct ReferralReceived { HOSPITIUM_EVENT("referral_received", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReferralReceived, (), (referral))

/// `left_us`: what the clinic's clock has still to count; `owner` is when the owner must answer. Without a question a call is asked for, which
/// call_asked, the next event, tells those whom it concerns.
struct InformationAsked {
  HOSPITIUM_EVENT("information_asked", Offers);
  Id<Referral> referral;
  std::optional<Note> question;
  std::optional<std::int64_t> left_us;
  std::optional<calendar::CountedDue> owner;
};
BOOST_DESCRIBE_STRUCT(InformationAsked, (), (referral, question, left_us, owner))

struct CallAsked { HOSPITIUM_EVENT("call_asked", Messages); Id<Referral> referral; CallTerms call; };
BOOST_DESCRIBE_STRUCT(CallAsked, (), (referral, call))

struct CallMissed { HOSPITIUM_EVENT("call_missed", Messages); Id<Referral> referral; std::optional<Line> again; };
BOOST_DESCRIBE_STRUCT(CallMissed, (), (referral, again))

/// `clinic` is when the clinic, whose clock runs on, must answer; so in the next.
struct InformationGiven {
  HOSPITIUM_EVENT("information_given", Offers);
  Id<Referral> referral;
  Note answer;
  std::optional<calendar::CountedDue> clinic;
};
BOOST_DESCRIBE_STRUCT(InformationGiven, (), (referral, answer, clinic))

struct ReferralAccepted { HOSPITIUM_EVENT("referral_accepted", Offers); Id<Referral> referral; std::optional<calendar::CountedDue> clinic; };
BOOST_DESCRIBE_STRUCT(ReferralAccepted, (), (referral, clinic))

struct ReferralDeclined {
  HOSPITIUM_EVENT("referral_declined", Offers);
  Id<Referral> referral;
  DeclineReason reason{};
  std::optional<Note> remark;
  std::optional<Id<Party>> onward;
};
BOOST_DESCRIBE_STRUCT(ReferralDeclined, (), (referral, reason, remark, onward))

/// `rates` are those of the day for the offer's own currency and the patient's, as far as somebody wrote them down; `until` when its last day is
/// over where the owner is, absent: by UTC.
struct OfferMade {
  HOSPITIUM_EVENT("offer_made", Offers);
  Id<Referral> referral;
  Id<Offer> offer;
  OfferTerms terms;
  std::optional<std::vector<PinnedRate>> rates;
  std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(OfferMade, (), (referral, offer, terms, rates, until))

struct OfferTranslated {
  HOSPITIUM_EVENT("offer_translated", Offers);
  Id<Referral> referral;
  Id<Offer> offer;
  Word language;
  OfferTexts texts;
};
BOOST_DESCRIBE_STRUCT(OfferTranslated, (), (referral, offer, language, texts))

struct ReferralWithdrawn { HOSPITIUM_EVENT("referral_withdrawn", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReferralWithdrawn, (), (referral))

struct ReferralExpired { HOSPITIUM_EVENT("referral_expired", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReferralExpired, (), (referral))

/// `channel` is set when the coordinator wrote the acceptance down.
struct OfferAccepted {
  HOSPITIUM_EVENT("offer_accepted", Offers);
  Id<Referral> referral;
  std::optional<AcceptanceChannel> channel;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(OfferAccepted, (), (referral, channel, remark))

/// One per other open referral; its clinic learns that it was released and nothing of the chosen one.
struct ReferralReleased { HOSPITIUM_EVENT("referral_released", Offers); Id<Referral> referral; };
BOOST_DESCRIBE_STRUCT(ReferralReleased, (), (referral))

}  // namespace hospitium::cases
