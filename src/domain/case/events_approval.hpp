// Journey step 3: the home side approves or refuses, level by level.
#pragma once
#include "domain/case/parts.hpp"
#include "domain/kind.hpp"

namespace hospitium::cases {

/// The home side as a whole has approved: after the last level.
struct CaseApproved { HOSPITIUM_WHOLE_EVENT("case_approved", Funding); std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(CaseApproved, (), (remark))

/// The home side as a whole has refused: there is no appeal, or none any more.
struct ApprovalRefused { HOSPITIUM_WHOLE_EVENT("approval_refused", Funding); Note reason; };
BOOST_DESCRIBE_STRUCT(ApprovalRefused, (), (reason))

/// `level` is the place in the chain, from 0.
struct LevelApproved { HOSPITIUM_WHOLE_EVENT("level_approved", Funding); std::int32_t level = 0; std::optional<Note> remark; };
BOOST_DESCRIBE_STRUCT(LevelApproved, (), (level, remark))

/// `appeal` is the last day for an appeal where the owner is, who hands it in; absent: as many days by UTC as the rule gives.
struct LevelRefused {
  HOSPITIUM_WHOLE_EVENT("level_refused", Funding);
  std::int32_t level = 0;
  RefusalGround ground{};
  Note reason;
  std::optional<calendar::LastDay> appeal;
};
BOOST_DESCRIBE_STRUCT(LevelRefused, (), (level, ground, reason, appeal))

/// `answer` is when the owner must answer, where working days are counted; so below. Absent: plain hours, as before.
struct AuthorityAsked {
  HOSPITIUM_WHOLE_EVENT("authority_asked", Funding);
  std::int32_t level = 0;
  Note question;
  std::optional<calendar::CountedDue> answer;
};
BOOST_DESCRIBE_STRUCT(AuthorityAsked, (), (level, question, answer))

struct AuthorityAnswered { HOSPITIUM_WHOLE_EVENT("authority_answered", Funding); std::int32_t level = 0; Note answer; };
BOOST_DESCRIBE_STRUCT(AuthorityAnswered, (), (level, answer))

/// `channel` is set when the coordinator wrote it down, and so below.
struct RefusalAppealed {
  HOSPITIUM_WHOLE_EVENT("refusal_appealed", Funding);
  std::int32_t level = 0;
  Note grounds;
  std::optional<AcceptanceChannel> channel;
};
BOOST_DESCRIBE_STRUCT(RefusalAppealed, (), (level, grounds, channel))

struct AppealRenounced {
  HOSPITIUM_WHOLE_EVENT("appeal_renounced", Funding);
  std::int32_t level = 0;
  std::optional<AcceptanceChannel> channel;
  std::optional<Note> remark;
};
BOOST_DESCRIBE_STRUCT(AppealRenounced, (), (level, channel, remark))

struct AppealDecided { HOSPITIUM_WHOLE_EVENT("appeal_decided", Funding); std::int32_t level = 0; AppealOutcome outcome{}; Note reason; };
BOOST_DESCRIBE_STRUCT(AppealDecided, (), (level, outcome, reason))

}  // namespace hospitium::cases
