// The shapes of the HTTP contract, mirrored by hand from src/domain/*/{commands,views}.hpp until generated types replace this file.
// Ids are UUID text, instants RFC 3339 in UTC, days YYYY-MM-DD, places ISO 3166-1/-2 or "x-" groups; absent means absent.

export type Id = string;
export type Instant = string;
export type Day = string;
export type PlaceCode = string;

export interface Money { minor: string; currency: string }

export type PartyType =
  | 'clinic' | 'resort' | 'agency' | 'insurer' | 'assistance' | 'foundation' | 'authority' | 'embassy' | 'promotion_body'
  | 'association' | 'university' | 'supplier' | 'translation_bureau' | 'exhibition_organiser';

export interface PartyName { id: Id; name: string; type: PartyType; place: PlaceCode }

export interface LicenceRecord { number?: string; authority?: string; specialties: Specialty[]; from?: Day; until?: Day; suspended?: boolean }
export interface PartyRecord {
  type: PartyType; state: 'active' | 'suspended' | 'closed'; name: string; name_latin?: string; place: PlaceCode; branch_of?: Id; ownership?: string;
  languages: string[]; specialties: Specialty[]; licences: LicenceRecord[]; website?: string;
}
export interface PartyView { id: Id; record: PartyRecord; branch_of_name?: string; tag: string }

export const kCaseRoles = [
  'coordinator', 'referrer', 'home_authority', 'candidate_clinic', 'chosen_clinic', 'released_clinic', 'insurer', 'foundation', 'interpreter', 'patient',
] as const;
/** What a membership says; for a clinic's people it is candidate_clinic, and the case says which of the three clinic roles applies. */
export const kMemberRoles = [
  'coordinator', 'referrer', 'home_authority', 'candidate_clinic', 'insurer', 'foundation', 'interpreter', 'patient', 'administrator',
  'register_keeper', 'statistician', 'auditor', 'peer_node', 'official',
] as const;
export type Role = (typeof kCaseRoles)[number] | (typeof kMemberRoles)[number];

export const kSpecialties = [
  'dentistry', 'obstetrics', 'gynaecology', 'reproductive_medicine', 'urology', 'traumatology_orthopaedics', 'plastic_surgery', 'oncology',
  'transplantology', 'cardiology', 'cardiac_surgery', 'neurosurgery', 'ophthalmology', 'rehabilitation', 'sanatorium_care',
  'general_surgery', 'radiation_therapy', 'gene_therapy', 'paediatrics', 'neurology', 'haematology', 'gastroenterology', 'endocrinology',
  'ent', 'dermatology', 'nephrology', 'pulmonology', 'diagnostics', 'psychiatry', 'other',
] as const;
export type Specialty = (typeof kSpecialties)[number];

export const kUrgencies = ['routine', 'urgent', 'asap', 'stat'] as const;
export type Urgency = (typeof kUrgencies)[number];
export const kSexes = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof kSexes)[number];

// Session and node

export interface Membership { party: PartyName; role: Role }
export interface SessionView {
  user: { id: Id; name: string; email: string; language: string; zone: string };
  csrf: string;
  memberships: Membership[];
  node: { name: string; demo: boolean };
}
export interface DemoUser { email: string; password: string; role: Role; party_name: string; name: string }
export interface NodeView { name: string; version: string; languages: string[]; demo: boolean; demo_users?: DemoUser[] }

export interface LocaleTable {
  language: string;
  months: string[];
  months_short: string[];
  weekdays: string[];           ///< Sunday first
  weekdays_short: string[];
  patterns: { date: string; date_short: string; day_month: string; time: string };
  decimal: string;
  group: string;
  countries: Record<string, string>;
  languages: Record<string, string>;
  currencies: Record<string, string>;
}

export interface Count { value: number; exact: boolean }
export interface Page<Item> { items: Item[]; next?: string; count?: Count }
export interface CommandReply { id: Id; version_tag: string; number?: string; ids?: Record<string, Id> }

// Case

export const kStages = [
  'enquiry', 'records', 'approval', 'referral', 'choice', 'funding', 'visa', 'travel', 'treatment', 'aftercare', 'closed',
  'withdrawn', 'refused', 'deceased',
] as const;
export type Stage = (typeof kStages)[number];

export const kReferralStates = [
  'requested', 'received', 'information_wanted', 'accepted', 'declined', 'offered', 'withdrawn', 'released', 'expired', 'chosen',
] as const;
export type ReferralState = (typeof kReferralStates)[number];
export const kCaseClocks = ['referral_receipt', 'referral_answer', 'information_wanted', 'offer_choice', 'outcome_due'] as const;
export const kCaseFlags = ['minor', 'no_consent', 'approval_refused', 'offer_waiting'] as const;
export const kCaseEvents = [
  'case_opened', 'patient_edited', 'wish_edited', 'record_attached', 'record_marked', 'summary_confirmed', 'translation_added', 'translation_settled', 'consent_granted', 'consent_revoked', 'records_confirmed', 'case_approved',
  'approval_refused', 'referral_requested', 'referral_received', 'information_asked', 'information_given', 'referral_accepted', 'referral_declined',
  'offer_made', 'referral_withdrawn', 'offer_accepted', 'referral_released', 'funding_recorded', 'visa_recorded', 'travel_recorded', 'treatment_started',
  'patient_discharged', 'outcome_sent_home', 'case_closed', 'case_withdrawn', 'case_refused', 'death_recorded', 'message_posted', 'note_added', 'patient_admitted',
] as const;
export const kDeclineReasons = ['no_capacity', 'not_our_field', 'not_treatable_here', 'incomplete_records', 'financial', 'other'] as const;
export type DeclineReason = (typeof kDeclineReasons)[number];
export const kWithdrawReasons = [
  'treated_at_home', 'other_destination', 'financial', 'visa', 'condition_worsened', 'no_answer', 'other',
] as const;
export type WithdrawReason = (typeof kWithdrawReasons)[number];
export const kAcceptanceChannels = ['in_person', 'phone', 'signed_paper', 'message'] as const;
export type AcceptanceChannel = (typeof kAcceptanceChannels)[number];
export const kFundingKinds = ['self_pay', 'guarantee', 'grant', 'state_budget', 'mixed'] as const;
export type FundingKind = (typeof kFundingKinds)[number];
export const kVisaKinds = ['not_needed', 'visa', 'e_visa', 'residence_permit'] as const;
export type VisaKind = (typeof kVisaKinds)[number];
export const kOutcomeCodes = ['recovered', 'improved', 'unchanged', 'worsened', 'treatment_continues'] as const;
export type OutcomeCode = (typeof kOutcomeCodes)[number];
export const kOutcomeRecipients = ['home_doctor', 'patient'] as const;
export type OutcomeRecipient = (typeof kOutcomeRecipients)[number];
export const kSourceKinds = ['patient', 'family', 'agency', 'foreign_clinic', 'meeting', 'campaign'] as const;
export type SourceKind = (typeof kSourceKinds)[number];
export const kRecordTypes = ['patient_summary', 'document', 'image', 'photograph', 'image_study', 'archive', 'summary', 'translation'] as const;
export type RecordType = (typeof kRecordTypes)[number];
export const kTranslationStates = ['draft', 'reviewed', 'certified'] as const;
export type TranslationState = (typeof kTranslationStates)[number];
export type GrantState = 'active' | 'expired' | 'revoked' | 'never';

export interface CaseCard {
  id: Id; number: string; stage: Stage; name?: string; initials: string; sex: Sex; age?: number; origin: PlaceCode; destination: PlaceCode;
  specialty: Specialty; urgency: Urgency; owner: PartyName; owes?: PartyName; due?: Instant; updated: Instant; flags: string[];
}
export interface BoardColumn { stage: Stage; count: Count; oldest?: Instant; items: CaseCard[] }
export interface BoardView { columns: BoardColumn[] }

export interface PatientView {
  name?: string; name_latin?: string; initials: string; sex: Sex; birth_date?: Day; age?: number; age_band_from?: number;
  nationality?: PlaceCode; phone?: string; language?: string;
}
export interface Wish { specialty: Specialty; urgency: Urgency; question?: string; budget?: Money; wished_from?: Day; wished_until?: Day }
export interface Source { kind: SourceKind; mission?: Id; meeting?: Id; remark?: string }
export interface EstimateLine { text: string; price?: Money; included: boolean }
export interface OfferTerms {
  plan: string; lines: EstimateLine[]; total: Money; valid_until: Day; treatment_from?: Day; stay_days?: number; surgeon?: string; remarks?: string;
}
export interface ReferralView {
  id: Id; clinic: PartyName; state: ReferralState; question: string; wanted?: string; asked_at: Instant; due?: Instant; left_seconds?: number;
  decline_reason?: DeclineReason; onward?: PartyName; offer?: OfferTerms;
}
export interface ConsentView { party: PartyName; state: GrantState; until?: Day; given_by: AcceptanceChannel; granted_at: Instant }
export interface RecordView { id: Id; type: RecordType; title: string; media_type: string; bytes: number; without_identity: boolean }
export interface SummaryView { id: Id; of?: Id; replaced_by?: Id; language?: string; by: PartyName; at: Instant }
export interface TranslationView { id: Id; of: Id; state: TranslationState; language: string; media_type: string; translator?: string; party: PartyName; at: Instant }
export interface TaskView { name: string; owes?: PartyName; due?: Instant; left_seconds?: number }
export interface ParticipantView { party: PartyName; role: Role }
export interface CommandChoice { command: string; referral?: Id }
export interface CaseView {
  id: Id; number: string; stage: Stage; origin: PlaceCode; destination: PlaceCode; specialty: Specialty; urgency: Urgency; opened_at: Instant;
  owner: PartyName; patient?: PatientView; wish?: Wish; records: RecordView[]; summaries: SummaryView[]; translations: TranslationView[]; referrals: ReferralView[];
  funding?: { kind: FundingKind; on: Day; amount?: Money; payer?: Id }; visa?: { kind: VisaKind; on: Day; valid_until?: Day };
  travel?: { arrives_on: Day; leaves_on?: Day }; treatment_started?: Day; discharged?: Day; died?: Day;
  outcome?: { outcome: OutcomeCode; recipient: OutcomeRecipient; on: Day };
  consents: ConsentView[]; tasks: TaskView[]; participants: ParticipantView[]; source?: Source; commands: CommandChoice[];
}
export interface TimelineItem {
  event: string; at: Instant; party?: PartyName; actor_name?: string; referral?: Id; data?: Record<string, unknown>;
}

// Records

export interface ImportIssue { severity: 'error' | 'warning' | 'information'; code: string; location: string; text: string }
export interface ImportReply { id: Id; entries: number; used: number; issues: ImportIssue[] }

// Agreement

export const kAgreementStages = ['draft', 'in_force', 'ended'] as const;
export type AgreementStage = (typeof kAgreementStages)[number];
export const kTopics = ['medical_tourism', 'patient_care', 'training', 'supply', 'information', 'exhibitions', 'consultations', 'recruitment'] as const;
export type Topic = (typeof kTopics)[number];
export const kRecurrences = ['once', 'monthly', 'quarterly', 'yearly'] as const;
export type Recurrence = (typeof kRecurrences)[number];
export const kCommitmentStates = ['open', 'done', 'dropped'] as const;
export const kAgreementEvents = [
  'agreement_opened', 'agreement_edited', 'agreement_signed', 'commitment_added', 'commitment_fulfilled', 'commitment_moved', 'commitment_dropped', 'agreement_ended', 'note_added',
] as const;
export const kAgreementClocks = ['commitment', 'commitment_alarm', 'agreement_end'] as const;

export interface AgreementTerms {
  title: string; parties: Id[]; places: PlaceCode[]; topics: Topic[]; scope?: string; signed_on?: Day; valid_until?: Day; renews?: Id; mission?: Id; meeting?: Id;
}
export interface CommitmentView {
  id: Id; text: string; topic: Topic; owner: PartyName; due: Day; recurrence: Recurrence; alarm_days: number; state: (typeof kCommitmentStates)[number]; done_on?: Day;
}
export interface AgreementCard {
  id: Id; number: string; stage: AgreementStage; title: string; parties: PartyName[]; places: PlaceCode[]; next_commitment?: string; next_due?: Day; updated: Instant;
}
export interface AgreementView {
  id: Id; number: string; stage: AgreementStage; owner: PartyName; terms: AgreementTerms; parties: PartyName[]; commitments: CommitmentView[]; ended_on?: Day;
  tasks: TaskView[]; commands: { command: string; commitment?: Id }[];
}

// Mission

export const kMissionStages = ['planned', 'under_way', 'completed', 'cancelled'] as const;
export type MissionStage = (typeof kMissionStages)[number];
export const kOutcomeKinds = ['agreement', 'enquiry', 'follow_up', 'nothing'] as const;
export const kMeetingStates = ['planned', 'held', 'cancelled'] as const;
export const kMissionEvents = [
  'mission_planned', 'mission_edited', 'delegate_added', 'host_added', 'meeting_scheduled', 'meeting_cancelled', 'mission_started', 'meeting_outcome_recorded',
  'result_linked', 'mission_completed', 'mission_cancelled', 'note_added',
] as const;
export const kMissionClocks = ['mission_start', 'meeting_outcome'] as const;

export interface MissionTerms { title: string; place: PlaceCode; home: PlaceCode; zone: string; starts_on: Day; ends_on: Day; agreement?: Id; purpose?: string }
export interface DelegateView { id: Id; party: PartyName; name: string; post?: string }
export interface HostView { id: Id; party: PartyName; contact?: string }
export interface MeetingPart {
  id: Id; terms: { topic: string; delegates: Id[]; host: Id; starts_at: Instant; minutes: number; where?: string }; state: (typeof kMeetingStates)[number];
  outcomes: { kind: (typeof kOutcomeKinds)[number]; text: string; technique_seen?: Specialty }[]; led_to: Id[];
}
export interface MissionCard {
  id: Id; number: string; stage: MissionStage; title: string; place: PlaceCode; home: PlaceCode; starts_on: Day; ends_on: Day; meetings: number; held: number; results: number;
  updated: Instant;
}
export interface MissionView {
  id: Id; number: string; stage: MissionStage; owner: PartyName; terms: MissionTerms; delegates: DelegateView[]; hosts: HostView[]; meetings: MeetingPart[];
  tasks: TaskView[]; commands: { command: string; meeting?: Id }[];
}

// Start page: a part is absent where the reader's role has no use for it

export interface StartView {
  role?: Role; clocks?: CaseCard[]; changed?: CaseCard[]; inbox?: CaseCard[]; agreements?: AgreementCard[]; missions?: MissionCard[];
}

// Figures

export const kMeasures = ['persons', 'episodes'] as const;
export const kAxes = ['origin', 'destination', 'specialty', 'year'] as const;
export const kQualifiers = ['exact', 'about', 'more_than', 'less_than'] as const;
export const kCounted = ['persons', 'episodes', 'visits', 'cases', 'money', 'countries', 'share', 'other', 'not_stated'] as const;
export const kUnlike = ['measure', 'unit', 'period', 'definition', 'part', 'overlap', 'not_exact'] as const;
export const kFigureWarnings = ['no_source', 'source_before_events', 'no_period', 'period_order', 'no_definition', 'not_a_share', 'negative', 'no_account'] as const;

export interface FigureTable {
  definition: (typeof kMeasures)[number]; axis: (typeof kAxes)[number]; rows: { key: string; value: number }[]; total: number;
  withheld?: { threshold: number }; exact: boolean; as_of: Instant;
}
export interface PublishedFigure {
  id: Id; value: number; qualifier: (typeof kQualifiers)[number]; unit: string; counted: (typeof kCounted)[number]; period?: { from: Day; until: Day };
  scope?: string; origin?: PlaceCode; destination?: PlaceCode; source?: string; source_date?: Day; link?: string; evidence?: string; account: string;
}
export interface PublishedView { figure: PublishedFigure; warnings: (typeof kFigureWarnings)[number][] }
export interface Addability { addable: boolean; reasons: { code: (typeof kUnlike)[number]; one: Id; other: Id }[]; sum?: number }

// Directory and journal

export const kPartyTypes = [
  'clinic', 'resort', 'agency', 'insurer', 'assistance', 'foundation', 'authority', 'embassy', 'promotion_body', 'association', 'university', 'supplier',
  'translation_bureau', 'exhibition_organiser',
] as const;
export interface UserView { id: Id; record: { name: string; email: string; language: string; zone: string; state: 'active' | 'suspended'; memberships: { party: Id; role: Role }[] }; tag: string }
export interface JournalItem { kind: 'case' | 'agreement' | 'mission'; event: string; dossier: Id; at: Instant; party?: PartyName }
