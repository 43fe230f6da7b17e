// What each event means for the state. No rules here: an event that stands in the journal has happened.
#include <algorithm>

#include "base/check.hpp"
#include "domain/case/decide.hpp"
#include "domain/case/evolving.hpp"

namespace hospitium::cases {
namespace {

ReferralPart& part(State& state, Id<Referral> id) {
  auto found = std::ranges::find(state.referrals, id, &ReferralPart::id);
  CHECK(found != state.referrals.end());
  return *found;
}

/// Choice while at least one offer stands, Referral while none does.
Stage asking_stage(const State& state) {
  const bool offered = std::ranges::count(state.referrals, ReferralState::Offered, &ReferralPart::state) > 0;
  return offered ? Stage::Choice : Stage::Referral;
}

/// Plain hours where nothing was counted: in journals of before the working calendars, and between places without one.
void run_clock(ReferralPart& referral, const std::optional<calendar::CountedDue>& counted, Instant plain) {
  referral.due = counted ? counted->due : plain;
  referral.days = counted ? std::optional(counted->days) : std::nullopt;
}

/// The question is out of the way: the clinic's clock runs on with what was left.
void resume(ReferralPart& referral, Instant at, const std::optional<calendar::CountedDue>& counted = std::nullopt) {
  if (referral.left_us) run_clock(referral, counted, at + *referral.left_us);
  end_pause(referral.pauses, at);
  referral.left_us.reset();
  referral.wanted.reset();
  referral.wanted_at.reset();
  referral.call.reset();
  referral.missed_calls.clear();
  referral.wanted_due.reset();
  referral.resumes_as.reset();
}

void answer(ReferralPart& referral, ReferralState to, Instant at, const std::optional<calendar::CountedDue>& counted = std::nullopt) {
  resume(referral, at, counted);
  if (!referral.received_at) referral.received_at = at;
  referral.state = to;
}

/// A referral that is closed owes nobody anything.
void close(ReferralPart& referral, ReferralState to, Instant at) {
  resume(referral, at);
  referral.state = to;
}

void apply(State& state, const CaseOpened& event, Instant at) {
  state.stage = Stage::Enquiry;
  state.number = event.number;
  state.owner = event.owner;
  state.referrer = event.referrer;
  state.home_authority = event.home_authority;
  state.patient = event.patient;
  state.wish = event.wish;
  state.origin = event.origin;
  state.destination = event.destination;
  state.source = event.source;
  state.opened_at = at;
  state.home_approval = event.home_approval;
  if (event.levels)
    for (const auto& rule : *event.levels) state.levels.emplace_back().rule = rule;
  else if (event.home_approval && event.home_authority) state.levels.emplace_back().rule.authority = event.home_authority;
}

void apply(State& state, const PatientEdited& event, Instant) { state.patient = event.patient; }
void apply(State& state, const WishEdited& event, Instant) { state.wish = event.wish; }

void apply(State& state, const RecordAttached& event, Instant) {
  state.records.push_back(event.record);
  if (state.stage == Stage::Enquiry) state.stage = Stage::Records;
}

void apply(State& state, const RecordMarked& event, Instant) {
  std::erase(state.without_identity, event.record);
  if (event.without_identity) state.without_identity.push_back(event.record);
}

void apply(State& state, const SummaryConfirmed& event, Instant at, const Actor& actor) {
  state.summaries.push_back({event.record, actor.party, actor.user, at});
}

ConsentPart& consent_part(State& state, Id<Party> party, Instant at) {
  auto found = std::ranges::find(state.consents, party, &ConsentPart::party);
  if (found != state.consents.end()) return *found;
  ConsentPart& added = state.consents.emplace_back();
  added.party = party;
  added.granted_at = at;
  return added;
}

void apply(State& state, const ConsentGranted& event, Instant at) {
  consent_part(state, event.party, at) = {event.party, event.until, event.given_by, at, std::nullopt, event.over};
}

/// A consent that was implied stands in no part yet: it began with the case. Nobody is asked to translate what they may not read.
void apply(State& state, const ConsentRevoked& event, Instant at) {
  consent_part(state, event.party, state.opened_at).revoked_at = at;
  release_translators(state, event.party, at);
}

void apply(State& state, const RecordsConfirmed&, Instant at) {
  const bool wanted = state.home_approval && !state.approved;
  state.records_confirmed = true;
  state.stage = wanted ? Stage::Approval : Stage::Referral;
  if (wanted) ask_next_level(state, at);
}

void apply(State& state, const ReferralRequested& event, Instant at) {
  ReferralPart& referral = state.referrals.emplace_back();
  referral.id = event.referral;
  referral.clinic = event.clinic;
  referral.state = ReferralState::Requested;
  referral.question = event.question;
  referral.asked_at = at;
  referral.receipt_due = event.receipt;
  run_clock(referral, event.answer, at + kClinicAnswers_us);
}

void apply(State& state, const ReferralReceived& event, Instant at) {
  answer(part(state, event.referral), ReferralState::Received, at);
}

void apply(State& state, const InformationAsked& event, Instant at) {
  auto& referral = part(state, event.referral);
  const bool accepted = referral.state == ReferralState::Accepted;
  answer(referral, ReferralState::InformationWanted, at);
  referral.wanted = event.question;
  referral.wanted_at = at;
  referral.resumes_as = accepted ? ReferralState::Accepted : ReferralState::Received;
  referral.wanted_due = event.owner;
  referral.left_us = event.left_us.value_or(referral.due - at);
  begin_pause(referral.pauses, "information_wanted", at);
}

/// It follows the question, at the same time.
void apply(State& state, const CallAsked& event, Instant) {
  auto& referral = part(state, event.referral);
  referral.call = event.call;
  if (!referral.pauses.empty()) referral.pauses.back().waits_for = "call_back";
}

void apply(State& state, const CallMissed& event, Instant at) { part(state, event.referral).missed_calls.push_back({at, event.again}); }

void apply(State& state, const InformationGiven& event, Instant at) {
  auto& referral = part(state, event.referral);
  answer(referral, referral.resumes_as.value_or(ReferralState::Received), at, event.clinic);
}

void apply(State& state, const ReferralAccepted& event, Instant at) {
  answer(part(state, event.referral), ReferralState::Accepted, at, event.clinic);
}

void apply(State& state, const ReferralDeclined& event, Instant at) {
  auto& referral = part(state, event.referral);
  answer(referral, ReferralState::Declined, at);
  referral.decline_reason = event.reason;
  referral.onward = event.onward;
  state.stage = asking_stage(state);
}

void apply(State& state, const OfferMade& event, Instant at) {
  auto& referral = part(state, event.referral);
  answer(referral, ReferralState::Offered, at);
  referral.offer = event.offer;
  referral.terms = event.terms;
  referral.offer_until = event.until;
  referral.rates = event.rates.value_or(std::vector<PinnedRate>());
  referral.translations.clear();
  state.stage = Stage::Choice;
}

void apply(State& state, const OfferTranslated& event, Instant at, const Actor& actor) {
  auto& translations = part(state, event.referral).translations;
  std::erase_if(translations, [&](const OfferTranslation& one) { return one.language == event.language; });
  translations.push_back({event.language, event.texts, actor.party, at});
}

void apply(State& state, const ReferralWithdrawn& event, Instant at) {
  close(part(state, event.referral), ReferralState::Withdrawn, at);
  state.stage = asking_stage(state);
}

void apply(State& state, const ReferralExpired& event, Instant at) {
  close(part(state, event.referral), ReferralState::Expired, at);
  state.stage = asking_stage(state);
}

void apply(State& state, const OfferAccepted& event, Instant) {
  part(state, event.referral).state = ReferralState::Chosen;
  state.stage = Stage::Funding;
}

void apply(State& state, const ReferralReleased& event, Instant at) {
  close(part(state, event.referral), ReferralState::Released, at);
}

void apply(State& state, const FundingRecorded& event, Instant) {
  state.funding = FundingStep{event.kind, event.on, event.amount, event.payer, event.payer_type};
  state.stage = preparing_stage(state);
}

void apply(State& state, const VisaRecorded& event, Instant) {
  state.visa = VisaStep{event.kind, event.on, event.valid_until};
  state.stage = preparing_stage(state);
}

void apply(State& state, const TravelRecorded& event, Instant) {
  state.travel = TravelStep{event.arrives_on, event.leaves_on};
  state.stage = preparing_stage(state);
}

void apply(State& state, const TreatmentStarted& event, Instant) { state.treatment_started = event.on; }

void apply(State& state, const PatientDischarged& event, Instant) {
  state.discharged = event.on;
  state.outcome_due = event.outcome_due;
  state.stage = Stage::Aftercare;
}

void apply(State& state, const OutcomeSentHome& event, Instant) {
  state.outcome = OutcomeStep{event.outcome, event.recipient, event.on};
}

/// The latest mention of each person stands until that person has seen it or written something. Where one organisation's are too many, its
/// oldest give way, never another's.
void mention(State& state, const std::optional<std::vector<Id<User>>>& users, const std::optional<Conversation>& in, Instant at, const Actor& actor) {
  const auto forget = [&](Id<User> user) { std::erase_if(state.mentions, [&](const MentionPart& one) { return one.user == user; }); };
  forget(actor.user);
  for (const auto& user : users.value_or(std::vector<Id<User>>())) {
    forget(user);
    if (user != actor.user) state.mentions.push_back({user, actor.user, actor.party, at, in});
  }
  const auto open = static_cast<std::size_t>(std::ranges::count(state.mentions, actor.party, &MentionPart::party));
  for (auto over = open - std::min(open, kMostOpenMentions); over > 0; --over)
    state.mentions.erase(std::ranges::find(state.mentions, actor.party, &MentionPart::party));
}

void apply(State& state, const CaseAssigned& event, Instant) { state.assignee = event.user; }
void apply(State& state, const KeywordAdded& event, Instant) { state.keywords.push_back(event.keyword); }
void apply(State& state, const KeywordRemoved& event, Instant) { std::erase(state.keywords, event.keyword); }

// Texts stay in the journal.
void apply(State& state, const MessagePosted& event, Instant at, const Actor& actor) {
  mention(state, event.mentions, Conversation{event.with.value_or(Counterpart::PatientSide), event.referral, event.party}, at, actor);
}
void apply(State& state, const NoteAdded& event, Instant at, const Actor& actor) { mention(state, event.mentions, std::nullopt, at, actor); }
void apply(State& state, const PartyNoteAdded& event, Instant at, const Actor& actor) { mention(state, event.mentions, std::nullopt, at, actor); }
void apply(State& state, const MentionSettled& event, Instant) {
  std::erase_if(state.mentions, [&](const MentionPart& one) { return one.user == event.user; });
}

}  // namespace

void begin_pause(std::vector<calendar::Pause>& pauses, std::string_view waits_for, Instant at) {
  end_pause(pauses, at);
  if (pauses.size() == calendar::kMostPauses) pauses.erase(pauses.begin());
  pauses.push_back({at, {}, std::string(waits_for)});
}

void end_pause(std::vector<calendar::Pause>& pauses, Instant at) {
  if (!pauses.empty() && !pauses.back().until) pauses.back().until = at;
}

Stage preparing_stage(const State& state) {
  if (!state.funding) return Stage::Funding;
  if (!state.visa) return Stage::Visa;
  return state.travel ? Stage::Treatment : Stage::Travel;
}

void end(State& state, Stage stage, Instant at) {
  state.stage = stage;
  for (auto& referral : state.referrals)
    if (open(referral.state)) close(referral, ReferralState::Withdrawn, at);
  release_translators(state, std::nullopt, at);
}

void evolve(State& state, const Event& event, Instant at, const Actor& actor) {
  std::visit([&](const auto& happened) {
    if constexpr (requires { apply(state, happened, at, actor); }) apply(state, happened, at, actor);
    else apply(state, happened, at);
  }, event);
}

}  // namespace hospitium::cases
