// What a case implies outside itself: who takes part, which clocks run, what boards and search show.
#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/case/decide.hpp"
#include "domain/case/labels.hpp"
#include "domain/case/views.hpp"

namespace hospitium::cases {
namespace {

Participant participant(const State& state, Id<Party> party, Role role, std::optional<IdBytes> part = std::nullopt) {
  Participant row{party, {}, role, part, GrantState::Never, {}, {}};
  if (const auto* consent = find_consent(state, party)) {
    row.consent = consent->revoked_at ? GrantState::Revoked : GrantState::Active;  // readers judge the end when they read
    row.consent_until = consent_end(*consent);
  } else if (consent_implied(state, party)) {
    row.consent = GrantState::Active;
  }
  return row;
}

Role clinic_role(ReferralState state) {
  if (state == ReferralState::Chosen) return Role::ChosenClinic;
  return open(state) ? Role::CandidateClinic : Role::ReleasedClinic;
}

Role payer_role(const FundingStep& funding) {
  return funding.payer_type == PartyType::Foundation ? Role::Foundation : Role::Insurer;
}

/// An authority takes part from when its level is asked, or an appeal to it; the one that the case names from the beginning.
void add_authorities(std::vector<Participant>& rows, const State& state) {
  const auto add = [&](Id<Party> party) {
    const auto same = [&](const Participant& row) { return row.role == Role::HomeAuthority && row.party == party; };
    if (std::ranges::none_of(rows, same)) rows.push_back(participant(state, party, Role::HomeAuthority));
  };
  if (state.home_authority) add(*state.home_authority);
  for (const auto& level : state.levels) {
    if (level.state != LevelState::Ahead) add(*level.rule.authority);
    if (level.appeal && level.appeal->asked_at) add(appeal_body(level));
  }
}

/// A bureau takes part while something is asked of it: with the records, and the assignments themselves.
void add_translators(std::vector<Participant>& rows, const State& state) {
  for (const auto& assignment : state.assignments) {
    if (assignment.state != AssignmentState::Asked) continue;
    const auto same = [&](const Participant& row) { return row.role == Role::Interpreter && row.party == assignment.party; };
    auto row = std::ranges::find_if(rows, same);
    if (row == rows.end()) row = rows.insert(rows.end(), participant(state, assignment.party, Role::Interpreter));
    row->items.push_back(assignment.id.bytes);
    if (!std::ranges::count(row->items, assignment.record.bytes)) row->items.push_back(assignment.record.bytes);
  }
}

std::vector<Participant> participants(const State& state) {
  std::vector<Participant> rows{participant(state, state.owner, Role::Coordinator)};
  if (state.referrer) rows.push_back(participant(state, *state.referrer, Role::Referrer));
  add_authorities(rows, state);
  for (const auto& referral : state.referrals) {
    rows.push_back(participant(state, referral.clinic, clinic_role(referral.state), referral.id.bytes));
    if (referral.state != ReferralState::Chosen) rows.back().stage = name_of(stage_known_to_clinic(referral.state));
  }
  if (state.funding && state.funding->payer) rows.push_back(participant(state, *state.funding->payer, payer_role(*state.funding)));
  add_translators(rows, state);
  for (const auto& user : state.patient_users)
    rows.push_back({{}, user, Role::Patient, std::nullopt, GrantState::Active, {}, {}});
  for (const auto& person : state.persons)
    if (!person.dismissed_at) rows.push_back({{}, person.id, Role::Patient, std::nullopt, GrantState::Active, {}, {}});
  return rows;
}

/// A clock that began then and counts so much.
Clock lasting(Clock clock, Instant since, std::int64_t length_us) {
  clock.since = since;
  clock.length_us = length_us;
  return clock;
}

/// The clock as working days have it, where they were counted.
Clock counted(Clock clock, const std::optional<calendar::CountedDue>& due) {
  if (!due) return clock;
  clock.due = due->due;
  clock.days = due->days;
  return clock;
}

void add_clocks(std::vector<Clock>& clocks, const State& state, const ReferralPart& referral) {
  const auto id = referral.id.bytes;
  if (referral.state == ReferralState::Offered)
    return clocks.push_back({"offer_choice", id, state.owner, offer_end(referral), {}, std::string(ExpireReferral::kName)});
  if (!open(referral.state)) return;
  if (!referral.received_at) clocks.push_back(counted(lasting({"referral_receipt", id, referral.clinic, referral.asked_at + kClinicReceives_us, {}}, referral.asked_at, kClinicReceives_us), referral.receipt_due));
  clocks.push_back({"referral_answer", id, referral.clinic, referral.due, referral.left_us, {}, referral.days, referral.asked_at, kClinicAnswers_us, referral.pauses});
  if (!referral.wanted_at) return;
  const bool call = referral.call.has_value();
  const auto length_us = call ? kOwnerCalls_us : kOwnerAnswers_us;
  clocks.push_back(counted(lasting({call ? "call_back" : "information_wanted", id, state.owner, *referral.wanted_at + length_us, {}}, *referral.wanted_at, length_us), referral.wanted_due));
}

std::optional<std::int64_t> days_long(const std::optional<std::int32_t>& days) { return days ? std::optional(*days * kDay_us) : std::nullopt; }

void add_clocks(std::vector<Clock>& clocks, const State& state, const LevelPart& level) {
  const auto& appeal = level.appeal;
  if (undecided(level) && level.due) clocks.push_back({"approval_level", {}, *level.rule.authority, *level.due, level.left_us, {}, {}, level.asked_at, days_long(level.rule.days), level.pauses});
  if (level.wanted_at) clocks.push_back(counted(lasting({"approval_information", {}, state.owner, *level.wanted_at + kOwnerAnswers_us, {}}, *level.wanted_at, kOwnerAnswers_us), level.wanted_due));
  if (!appeal) return;
  if (appeal->state == AppealState::Open) clocks.push_back({"appeal_until", {}, state.owner, appeal->until, {}, std::string(LapseAppeal::kName), {}, level.decided_at});
  if (appeal->state == AppealState::Asked && appeal->due) clocks.push_back({"appeal_decision", {}, appeal_body(level), *appeal->due, {}, {}, {}, appeal->asked_at, days_long(level.rule.appeal_decided_days)});
}

Clock outcome_clock(const State& state) {
  const auto due = state.outcome_due.value_or(start_of(*state.discharged) + kOutcomeHome_us);
  return lasting({"outcome_due", std::nullopt, state.owner, due, {}}, due - kOutcomeHome_us, kOutcomeHome_us);
}

std::vector<Clock> clocks(const State& state) {
  std::vector<Clock> list;
  if (state.repatriation_due) list.push_back(lasting({"repatriation", {}, state.owner, *state.repatriation_due, {}}, *state.repatriation_due - kRepatriation_us, kRepatriation_us));
  if (ended(state.stage)) return list;
  if (const auto* level = awaited_level(state); level && state.stage == Stage::Approval) add_clocks(list, state, *level);
  for (const auto& referral : state.referrals) add_clocks(list, state, referral);
  for (const auto& assignment : state.assignments)
    if (assignment.state == AssignmentState::Asked)
      list.push_back({"translation_due", assignment.id.bytes, assignment.party, translation_end(assignment), {}, {}, {}, assignment.asked_at});
  if (state.stage == Stage::Aftercare && !state.outcome)
    list.push_back(outcome_clock(state));
  return list;
}

Id<Party> approval_mover(const State& state, const LevelPart& level) {
  if (level.state == LevelState::Asked) return *level.rule.authority;
  return level.appeal && level.appeal->state == AppealState::Asked ? appeal_body(level) : state.owner;
}

/// Whose move it is while no clock runs.
Id<Party> mover(const State& state) {
  if (ended(state.stage)) return {};
  const auto* chosen = chosen_referral(state);
  if (state.stage == Stage::Treatment && chosen) return chosen->clinic;
  const auto* level = awaited_level(state);
  return state.stage == Stage::Approval && level ? approval_mover(state, *level) : state.owner;
}

void point_at_next(Projection& projection, const State& state) {
  projection.owes = mover(state);
  for (const auto& clock : projection.clocks) {
    if (clock.left_us || (projection.due && *projection.due <= clock.due)) continue;
    projection.due = clock.due;
    projection.owes = clock.owes;
  }
}

bool consented(const State& state) {
  return std::ranges::any_of(state.consents, [](const ConsentPart& consent) { return !consent.revoked_at; });
}

std::vector<std::string> flags(const State& state) {
  std::vector<std::string> list;
  const bool offered = std::ranges::count(state.referrals, ReferralState::Offered, &ReferralPart::state) > 0;
  if (minor_on(state, day_of(state.opened_at))) list.push_back("minor");
  if (!ended(state.stage) && !consented(state)) list.push_back("no_consent");
  if (state.approval_refused) list.push_back("approval_refused");
  if (state.stage == Stage::Referral && std::ranges::none_of(state.referrals, [](const ReferralPart& part) { return open(part.state); })) list.push_back("nobody_asked");
  if (offered) list.push_back("offer_waiting");
  return list;
}

/// As each reader's row names one of them by its time, so does the card: of which sort it is and, of a referral's, whose.
std::optional<std::vector<CardClock>> card_clocks(const State& state) {
  std::vector<CardClock> list;
  for (const auto& clock : clocks(state)) {
    if (clock.left_us) continue;
    const auto* referral = clock.part ? find_referral(state, Id<Referral>{*clock.part}) : nullptr;
    list.push_back({clock.name, clock.owes, clock.due, referral ? std::optional(referral->id) : std::nullopt, referral ? std::optional(referral->clinic) : std::nullopt,
                    clock.days ? std::optional(true) : std::nullopt});
  }
  return list.empty() ? std::nullopt : std::optional(std::move(list));
}

std::string card(const State& state) {
  const auto& patient = state.patient;
  return json::write(Card{patient.name, initials(patient.name_latin.value_or(patient.name)), patient.sex, born_by(patient), flags(state), state.assignee,
                          state.keywords.empty() ? std::nullopt : std::optional(state.keywords), state.merged.empty() ? std::nullopt : std::optional(static_cast<std::int32_t>(state.merged.size())), card_clocks(state), born_from(patient)});
}

std::vector<std::string> search_words(const State& state) {
  std::vector<std::string> words{state.patient.name, state.number};
  if (state.patient.name_latin) words.push_back(*state.patient.name_latin);
  return words;
}

std::vector<std::string> labels(const State& state) {
  std::vector<std::string> list;
  if (state.assignee) list.push_back(assignee_label(*state.assignee));
  for (const auto& keyword : state.keywords) list.push_back(keyword_label(keyword));
  return list;
}

/// The part by which a party's people take part: a clinic's latest referral, else what is about the party itself.
IdBytes part_of(const State& state, Id<Party> party) {
  auto part = party.bytes;
  for (const auto& referral : state.referrals)
    if (referral.clinic == party) part = referral.id.bytes;
  return part;
}

/// That of the message or the note in which the eye was asked for.
Facet facet_of(const State& state, const MentionPart& mention) {
  if (mention.in) return {MessagePosted::kClass, MessagePosted{{}, {}, mention.in->referral, mention.in->with, mention.in->party, {}}.part()};
  if (mention.party == state.owner) return {NoteAdded::kClass, {}, NoteAdded::kOwnerOnly};
  return {PartyNoteAdded::kClass, part_of(state, mention.party), false, false, mention.party.bytes};
}

}  // namespace

Projection project(const State& state) {
  Projection projection;
  projection.stage = name_of(state.stage);
  projection.origin = state.origin;
  projection.destination = state.destination;
  projection.specialty = state.wish.specialty;
  projection.urgency = state.wish.urgency;
  projection.owner = state.owner;
  projection.number = state.number;
  projection.card = card(state);
  projection.participants = participants(state);
  projection.clocks = clocks(state);
  for (const auto& mention : state.mentions) projection.mentions.push_back({mention.user, mention.at, facet_of(state, mention)});
  projection.words = search_words(state);
  projection.identities = identities_of(state.patient);
  projection.labels = labels(state);
  point_at_next(projection, state);
  return projection;
}

}  // namespace hospitium::cases
