#include "domain/case/views.hpp"

#include <algorithm>

namespace hospitium::cases {
namespace {

constexpr std::int32_t kAgeBand_years = 10;

PatientView patient_view(const Patient& patient, Instant now) {
  PatientView view;
  view.name = patient.name;
  view.name_latin = patient.name_latin;
  view.initials = initials(patient.name_latin.value_or(patient.name));
  view.sex = patient.sex;
  view.birth_date = patient.birth_date;
  view.birth_year = patient.birth_year;
  if (const auto born = born_by(patient)) view.age = age_on(*born, day_of(now));
  if (const auto born = born_from(patient)) view.age_to = elder_age(*view.age, *born, day_of(now));
  view.nationality = patient.nationality;
  view.phone = patient.phone;
  view.language = patient.language;
  view.passport = patient.passport;
  return view;
}

ReferralView referral_view(const ReferralPart& part, const NameParty& name) {
  ReferralView view;
  view.id = part.id;
  view.clinic = name(part.clinic);
  view.state = part.state;
  view.question = part.question;
  view.wanted = part.wanted;
  view.asked_at = part.asked_at;
  if (part.left_us) view.left_seconds = *part.left_us / kSecond_us;
  else if (open(part.state) && part.state != ReferralState::Offered) view.due = part.due;
  view.decline_reason = part.decline_reason;
  if (part.onward) view.onward = name(*part.onward);
  view.offer = part.terms;
  for (const auto& [language, texts, party, at] : part.translations) view.translations.push_back({language, texts, name(party), at});
  return view;
}

AppealView appeal_view(const LevelPart& level, const NameParty& name) {
  const auto& part = *level.appeal;
  return {name(appeal_body(level)), part.state, part.last_day, part.grounds, part.reason, part.asked_at, part.due, part.decided_at};
}

LevelView level_view(const LevelPart& part, const NameParty& name) {
  LevelView view;
  view.authority = name(*part.rule.authority);
  view.state = part.state;
  view.days = part.rule.days;
  view.appeal_days = part.rule.appeal_days;
  view.asked_at = part.asked_at;
  view.decided_at = part.decided_at;
  if (part.left_us) view.left_seconds = *part.left_us / kSecond_us;
  else if (undecided(part)) view.due = part.due;
  view.wanted = part.wanted;
  view.reason = part.reason;
  view.ground = part.ground;
  if (part.appeal) view.appeal = appeal_view(part, name);
  return view;
}

GrantState grant_state(const ConsentPart& consent, Instant now) {
  if (consent.revoked_at) return GrantState::Revoked;
  return consent.until && now >= consent_end(consent) ? GrantState::Expired : GrantState::Active;
}

/// Those with accounts of their own (the patient's side) are named by their role only.
std::vector<ParticipantView> participant_views(const std::vector<Participant>& participants, const NameParty& name) {
  std::vector<ParticipantView> views;
  for (const auto& participant : participants)
    views.push_back({participant.user.nil() ? name(participant.party) : PartyName{}, participant.role});
  return views;
}

std::vector<SummaryView> summary_views(const State& state, const NameParty& name) {
  std::vector<SummaryView> views;
  for (const auto& [record, party, user, at] : state.summaries) {
    for (auto& before : views)
      if (record.replaces == before.id) before.replaced_by = record.id;
    views.push_back({record.id, record.of, {}, record.language, name(party), at});
  }
  return views;
}

std::vector<SubjectView> subject_views(const State& state) {
  std::vector<SubjectView> views;
  for (const auto& record : state.records)
    if (const auto& subject = record.subject)
      views.push_back({record.id, subject->sex, subject->birth_date, subject->birth_year, other_birth(*subject, state.patient), other_sex(*subject, state.patient)});
  return views;
}

std::vector<ConversationView> conversation_views(const State& state, const NameParty& name) {
  std::vector<ConversationView> views;
  for (const auto& [with, referral, party] : conversations(state))
    views.push_back({with, referral, party ? std::optional(name(*party)) : std::nullopt});
  return views;
}

std::vector<CallView> call_views(const State& state, const Projection& projection, const NameParty& name) {
  std::vector<CallView> views;
  for (const auto& referral : state.referrals) {
    if (!referral.call) continue;
    CallView view{referral.id, name(referral.clinic), *referral.call, referral.wanted_at.value_or(referral.asked_at), {}, {}, referral.missed_calls};
    const auto clock = std::ranges::find_if(projection.clocks, [&](const Clock& one) { return one.name == "call_back" && one.part == referral.id.bytes; });
    if (clock != projection.clocks.end()) view.due = clock->due;
    views.push_back(std::move(view));
  }
  return views;
}

std::optional<Id<Record>> proof_of(const State& state, Id<User> person) {
  const auto* proof = find_proof(state, person);
  return proof ? std::optional(proof->record) : std::nullopt;
}

std::vector<PersonView> person_views(const State& state) {
  std::vector<PersonView> views;
  for (const auto& [id, terms, invited_at, link_at, dismissed_at] : state.persons)
    if (!dismissed_at) views.push_back({id, terms.name, terms.relation, terms.language, terms.may, terms.phone, link_at, proof_of(state, id)});
  return views;
}

std::optional<ConsentRemark> consent_remark(const State& state, Day today) {
  if (!guarded_on(state, today) || represented(state)) return std::nullopt;
  return minor_on(state, today) ? ConsentRemark::RepresentativeMissing : ConsentRemark::AgeUnknown;
}

}  // namespace

void reduce(PatientView& patient, Detail detail) {
  if (detail != Detail::Masked) return;
  if (patient.age) patient.age_band_from = *patient.age / kAgeBand_years * kAgeBand_years;
  patient.name.reset();
  patient.name_latin.reset();
  patient.birth_date.reset();
  patient.birth_year.reset();
  patient.age.reset();
  patient.age_to.reset();
  patient.nationality.reset();
  patient.phone.reset();
  patient.language.reset();
  patient.passport.reset();
}

/// Documents are titled with people's names; a title is shown with the content, once somebody found no identity in it.
void reduce(RecordView& record, Detail detail) {
  if (detail == Detail::Masked && !record.without_identity) record.title.clear();
}

void reduce(FundingStep& funding, Detail detail) {
  if (detail != Detail::Amounts) return;
  funding.payer.reset();
  funding.payer_type.reset();
}

void reduce(ReferralView& referral, Detail detail) {
  if (detail != Detail::Total || !referral.offer) return;
  const Money total = referral.offer->total;
  const Day valid_until = referral.offer->valid_until;
  referral.offer = OfferTerms{};
  referral.offer->total = total;
  referral.offer->valid_until = valid_until;
  referral.translations.clear();
  referral.question.clear();
  referral.wanted.reset();
}

bool remains(const VisaStep&, Detail detail) { return detail != Detail::Dates; }
bool remains(const VisaRemark&, Detail detail) { return detail != Detail::Dates; }
bool remains(const RepatriationStep&, Detail detail) { return detail != Detail::Dates; }

Id<Party> owner_of(const FundingStep& funding) { return funding.payer.value_or(Id<Party>{}); }
Id<Party> owner_of(const ConsentView& consent) { return consent.party.id; }
Id<Party> owner_of(const ParticipantView& participant) { return participant.party.id; }
Id<Party> owner_of(const ConversationView& conversation) { return conversation.party ? conversation.party->id : Id<Party>{}; }

Id<Party> owner_of(const CallView& call) { return call.clinic.id; }

IdBytes part_of(const RecordView& record) { return record.id.bytes; }
IdBytes part_of(const TranslationView& translation) { return translation.assignment.value_or(Id<Assignment>{}).bytes; }
IdBytes part_of(const AssignmentView& assignment) { return assignment.id.bytes; }

bool is_chosen(const ReferralView& referral) { return referral.state == ReferralState::Chosen; }

CaseView view_of(Id<Dossier> id, const State& state, const Projection& projection, const NameParty& name, Instant now) {
  CaseView view;
  view.id = id;
  view.number = state.number;
  view.stage = state.stage;
  view.origin = state.origin;
  view.destination = state.destination;
  view.specialty = state.wish.specialty;
  view.urgency = state.wish.urgency;
  view.opened_at = state.opened_at;
  view.owner = name(state.owner);
  view.patient = patient_view(state.patient, now);
  view.wish = state.wish;
  for (const auto& record : state.records)
    view.records.push_back({record.id, record.type, record.title, record.media_type, record.bytes, marked_without_identity(state, record.id)});
  view.summaries = summary_views(state, name);
  view.subjects = subject_views(state);
  for (const auto& [record, stage, translator, party, user, at, assignment] : state.translations)
    view.translations.push_back({record.id, record.of.value_or(Id<Record>{}), stage, record.language.value_or(Word()), record.media_type,
                                 translator, name(party), at, assignment});
  for (const auto& one : state.assignments)
    view.assignments.push_back({one.id, one.record, name(one.party), one.language, one.wanted, one.due, one.state, one.asked_at});
  for (const auto& referral : state.referrals) view.referrals.push_back(referral_view(referral, name));
  for (const auto& level : state.levels) view.levels.push_back(level_view(level, name));
  view.funding = state.funding;
  view.visa = state.visa;
  view.travel = state.travel;
  for (const auto& [one, terms] : state.companions) view.companions.push_back({one, terms});
  if (!state.companions.empty()) view.companion_count = static_cast<std::int32_t>(state.companions.size());
  view.repatriation = state.repatriation;
  view.treatment_started = state.treatment_started;
  view.discharged = state.discharged;
  view.died = state.died;
  view.outcome = state.outcome;
  for (const auto& consent : state.consents)
    view.consents.push_back({name(consent.party), grant_state(consent, now), consent.until, consent.given_by, consent.granted_at});
  for (const auto& clock : projection.clocks) view.tasks.push_back(task_view(clock, state.owner, name));
  view.participants = participant_views(projection.participants, name);
  view.persons = person_views(state);
  for (const auto& account : state.patient_users) view.accounts.push_back({account, {}, proof_of(state, account)});
  view.consent_remark = consent_remark(state, day_of(now));
  view.source = state.source;
  if (state.merged_into) view.merged_into = CaseLink{state.merged_into->dossier, state.merged_into->number};
  for (const auto& [dossier, number] : state.merged) view.merged.push_back({dossier, number});
  view.conversations = conversation_views(state, name);
  view.calls = call_views(state, projection, name);
  return view;
}

}  // namespace hospitium::cases
