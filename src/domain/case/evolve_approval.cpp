// What the home side's approval means for the state: levels that are asked one after the other, refusals, appeals.
#include <algorithm>

#include "base/check.hpp"
#include "domain/case/evolving.hpp"

namespace hospitium::cases {
namespace {

LevelPart& part(State& state, std::int32_t level) {
  CHECK(level >= 0 && static_cast<std::size_t>(level) < state.levels.size());
  return state.levels[static_cast<std::size_t>(level)];
}

AppealPart& appeal(State& state, std::int32_t level) {
  auto& found = part(state, level);
  CHECK(found.appeal.has_value());
  return *found.appeal;
}

std::optional<Instant> due_after(const std::optional<std::int32_t>& days, Instant at) {
  return days ? std::optional(at + *days * kDay_us) : std::nullopt;
}

/// The question is out of the way: the clock runs on with what was left.
void resume(LevelPart& level, Instant at) {
  if (level.left_us) level.due = at + *level.left_us;
  end_pause(level.pauses, at);
  level.left_us.reset();
  level.wanted.reset();
  level.wanted_at.reset();
  level.wanted_due.reset();
}

void settle(LevelPart& level, LevelState to, Instant at) {
  resume(level, at);
  level.state = to;
  level.decided_at = at;
}

void settle(AppealPart& appeal, AppealState to, Instant at) {
  appeal.state = to;
  appeal.decided_at = at;
}

}  // namespace

void ask_next_level(State& state, Instant at) {
  auto next = std::ranges::find_if_not(state.levels, passed);
  if (next == state.levels.end() || next->state != LevelState::Ahead) return;
  next->state = LevelState::Asked;
  next->asked_at = at;
  next->due = due_after(next->rule.days, at);
}

/// Journals of before the levels know of the whole only: what it says holds of all of them.
void apply(State& state, const CaseApproved& event, Instant at) {
  state.approved = true;
  state.approval_refused = false;
  for (auto& level : state.levels) {
    if (passed(level)) continue;
    settle(level, LevelState::Approved, at);
    level.reason = event.remark;
  }
  state.stage = Stage::Referral;
}

void apply(State& state, const ApprovalRefused& event, Instant at) {
  state.approval_refused = true;
  const auto level = std::ranges::find_if_not(state.levels, passed);
  if (level != state.levels.end() && undecided(*level)) {
    settle(*level, LevelState::Refused, at);
    level->reason = event.reason;
  }
  if (level != state.levels.end() && level->appeal && level->appeal->state == AppealState::Open) settle(*level->appeal, AppealState::Lapsed, at);
  end(state, Stage::Refused, at);
}

void apply(State& state, const LevelApproved& event, Instant at) {
  auto& level = part(state, event.level);
  settle(level, LevelState::Approved, at);
  level.reason = event.remark;
  ask_next_level(state, at);
}

/// The last day counts in full, as for who accepts an offer.
void apply(State& state, const LevelRefused& event, Instant at) {
  auto& level = part(state, event.level);
  settle(level, LevelState::Refused, at);
  level.ground = event.ground;
  level.reason = event.reason;
  if (level.rule.appeal_days) {
    const Day by_utc{day_of(at).days + *level.rule.appeal_days};
    const auto last = event.appeal.value_or(calendar::LastDay{by_utc, start_of(by_utc) + kDay_us});
    auto& open = level.appeal.emplace();
    open.until = last.over;
    open.last_day = last.day;
  }
  state.approval_refused = true;
}

void apply(State& state, const AuthorityAsked& event, Instant at) {
  auto& level = part(state, event.level);
  level.state = LevelState::InformationWanted;
  level.wanted = event.question;
  level.wanted_at = at;
  level.wanted_due = event.answer;
  if (!level.due) return;
  level.left_us = *level.due - at;
  begin_pause(level.pauses, "approval_information", at);
}

void apply(State& state, const AuthorityAnswered& event, Instant at) {
  auto& level = part(state, event.level);
  resume(level, at);
  level.state = LevelState::Asked;
}

void apply(State& state, const RefusalAppealed& event, Instant at) {
  const auto& rule = part(state, event.level).rule;
  auto& asked = appeal(state, event.level);
  asked.state = AppealState::Asked;
  asked.grounds = event.grounds;
  asked.asked_at = at;
  asked.due = due_after(rule.appeal_decided_days, at);
}

void apply(State& state, const AppealRenounced& event, Instant at) { settle(appeal(state, event.level), AppealState::Renounced, at); }

void apply(State& state, const AppealDecided& event, Instant at) {
  auto& decided = appeal(state, event.level);
  const bool granted = event.outcome == AppealOutcome::Granted;
  settle(decided, granted ? AppealState::Granted : AppealState::Upheld, at);
  decided.reason = event.reason;
  if (!granted) return;
  state.approval_refused = false;
  ask_next_level(state, at);
}

}  // namespace hospitium::cases
