// Generated from the server's types; HOSPITIUM_WRITE_GOLDEN=1 golden_test writes it anew. Do not edit.

export interface AboutPrice {
  min: Money;
  max: Money;
  day: string;
  source: string;
}

export interface AcceptOffer {
  referral: string;
}

export interface AcceptReferral {
  referral: string;
}

export const kAcceptanceChannel = ['in_person', 'phone', 'signed_paper', 'message'] as const;
export type AcceptanceChannel = (typeof kAcceptanceChannel)[number];

export interface AccessItem {
  at: string;
  reader: string;
  party?: PartyName;
  view: string;
  classes: DataClass[];
}

export interface AccessPage {
  items: AccessItem[];
  next?: string;
}

export interface AccountView {
  id: string;
  name: string;
  proof?: string;
}

export interface ActFor {
  party: string;
}

export const kAction = ['read', 'create', 'update', 'export', 'decide', 'grant', 'revoke'] as const;
export type Action = (typeof kAction)[number];

export interface AddCommitment {
  terms: CommitmentTerms;
}

export interface AddCompanion {
  terms: CompanionTerms;
}

export interface AddDelegate {
  party: string;
  name: string;
  post?: string;
}

export interface AddHost {
  party: string;
  contact?: string;
}

export interface AddKeyword {
  keyword: string;
}

export interface Addability {
  addable: boolean;
  reasons: Reason[];
  sum?: number;
}

export interface Address {
  use?: string;
  text?: string;
  lines: string[];
  city?: string;
  district?: string;
  state?: string;
  postal_code?: string;
  country?: string;
}

export interface AdmitPatient {
  user: string;
}

export interface AgreementCard {
  id: string;
  number: string;
  stage: AgreementsStage;
  title: string;
  parties: PartyName[];
  places: string[];
  next_commitment?: string;
  next_due?: string;
  updated: string;
}

export interface AgreementCardPage {
  items: AgreementCard[];
  next?: string;
  count?: CountView;
}

export interface AgreementView {
  id: string;
  number: string;
  stage: AgreementsStage;
  owner: PartyName;
  terms: AgreementsTerms;
  parties: PartyName[];
  commitments: CommitmentView[];
  ended_on?: string;
  tasks: TaskView[];
  commands: AgreementsCommandChoice[];
}

export interface AgreementsAddNote {
  text: string;
}

export interface AgreementsCommandChoice {
  command: string;
  commitment?: string;
  tag?: string;
}

export const kAgreementsStage = ['draft', 'in_force', 'ended'] as const;
export type AgreementsStage = (typeof kAgreementsStage)[number];

export interface AgreementsTerms {
  title: string;
  parties: string[];
  places: string[];
  topics: Topic[];
  scope?: string;
  signed_on?: string;
  valid_until?: string;
  renews?: string;
  mission?: string;
  meeting?: string;
}

export interface AlarmView {
  kind: Kind;
  id: string;
  number: string;
  name: string;
  due: string;
  title?: string;
  working_days?: number;
  place: string;
}

export interface Allergy {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  clinical_status?: string;
  verification_status?: string;
  type?: string;
  categories: string[];
  criticality?: string;
  onset?: string;
  recorded?: string;
  last_occurrence?: string;
  reactions: Reaction[];
}

export const kAllergyRisk = ['low', 'high', 'unknown'] as const;
export type AllergyRisk = (typeof kAllergyRisk)[number];

export interface AnswerAuthority {
  answer: string;
}

export const kAppealOutcome = ['granted', 'upheld'] as const;
export type AppealOutcome = (typeof kAppealOutcome)[number];

export interface AppealRefusal {
  grounds: string;
}

export const kAppealState = ['open', 'asked', 'granted', 'upheld', 'renounced', 'lapsed'] as const;
export type AppealState = (typeof kAppealState)[number];

export interface AppealView {
  to: PartyName;
  state: AppealState;
  last_day: string;
  grounds?: string;
  reason?: string;
  asked_at?: string;
  due?: string;
  decided_at?: string;
}

export interface ApprovalLevel {
  authority?: string;
  days?: number;
  appeal_days?: number;
  appeal_to?: string;
  appeal_decided_days?: number;
}

export interface ApproveCase {
  remark?: string;
}

export interface ArchiveEntry {
  name: string;
  bytes: number;
  remark?: string;
}

export interface AskInformation {
  referral: string;
  question?: string;
  call?: CallTerms;
}

export interface AskTranslation {
  record: string;
  party: string;
  language: string;
  wanted: TranslationState;
  due: string;
}

export interface AssignCase {
  user?: string;
}

export interface AssigneeView {
  id: string;
  name: string;
}

export const kAssignmentState = ['asked', 'delivered', 'released'] as const;
export type AssignmentState = (typeof kAssignmentState)[number];

export interface AssignmentView {
  id: string;
  record: string;
  party: PartyName;
  language: string;
  wanted: TranslationState;
  due: string;
  state: AssignmentState;
  asked_at: string;
}

export interface Author {
  display: string;
  resource_type?: string;
}

export const kAxis = ['origin', 'destination', 'specialty', 'year'] as const;
export type Axis = (typeof kAxis)[number];

export interface BackupView {
  at: string;
  folder: string;
  bytes: number;
  checked?: string;
  check_failed?: string;
}

export interface BackupsView {
  elsewhere: boolean;
  last?: BackupView;
  failed?: FailedBackup;
}

export interface BoardColumn {
  stage: string;
  count: CountView;
  oldest?: string;
  items: CaseCard[];
}

export interface BoardView {
  columns: BoardColumn[];
  sort: string;
}

export interface CalendarEntry {
  id: string;
  event: CalendarEvent;
  at?: string;
  on?: string;
  clock?: string;
}

export const kCalendarEvent = ['due', 'arrival', 'departure', 'treatment', 'discharge'] as const;
export type CalendarEvent = (typeof kCalendarEvent)[number];

export interface CalendarView {
  entries: CalendarEntry[];
  cases: CaseCard[];
  complete: boolean;
}

export interface CallTerms {
  phone: string;
  when?: string;
  note?: string;
}

export interface CallView {
  referral: string;
  clinic: PartyName;
  terms: CallTerms;
  asked_at: string;
  due?: string;
  hours?: WorkingWeek;
  missed: MissedCall[];
}

export interface CancelMeeting {
  meeting: string;
  reason?: string;
}

export interface CancelMission {
  reason: string;
}

export interface Candidate {
  id: string;
  title: string;
  code?: string;
  price?: Money;
}

export const kCareLevel = ['outpatient', 'city', 'regional', 'national'] as const;
export type CareLevel = (typeof kCareLevel)[number];

export interface CaseBehind {
  id: string;
  number: string;
  came_from: TraceOrigin;
}

export interface CaseCard {
  id: string;
  number: string;
  stage: string;
  name?: string;
  initials: string;
  sex: Sex;
  age?: number;
  age_to?: number;
  origin: string;
  destination: string;
  specialty: Specialty;
  urgency: Urgency;
  owner: PartyName;
  owes?: PartyName;
  due?: string;
  clock?: string;
  working_days?: number;
  about?: PartyName;
  updated: string;
  flags: string[];
  assignee?: string;
  keywords: string[];
}

export interface CaseLink {
  id: string;
  number: string;
}

export interface CasePage {
  items: CaseCard[];
  next?: string;
  count?: CountView;
}

export interface CaseView {
  id: string;
  number: string;
  stage: CasesStage;
  origin: string;
  destination: string;
  specialty: Specialty;
  urgency: Urgency;
  opened_at: string;
  owner: PartyName;
  patient?: PatientView;
  wish?: Wish;
  records: RecordView[];
  summaries: SummaryView[];
  subjects: SubjectView[];
  translations: TranslationView[];
  assignments: AssignmentView[];
  referrals: ReferralView[];
  levels: LevelView[];
  funding?: FundingStep;
  visa?: VisaStep;
  visa_remark?: VisaRemark;
  travel?: TravelStep;
  companions: CompanionView[];
  companion_count?: number;
  repatriation?: RepatriationStep;
  treatment_started?: string;
  discharged?: string;
  died?: string;
  outcome?: OutcomeStep;
  consents: ConsentView[];
  consent_remark?: ConsentRemark;
  tasks: TaskView[];
  participants: ParticipantView[];
  persons: PersonView[];
  accounts: AccountView[];
  source?: Source;
  merged_into?: CaseLink;
  merged: CaseLink[];
  conversations: ConversationView[];
  calls: CallView[];
  mentioned_at?: string;
  commands: CasesCommandChoice[];
  may_see_readers: boolean;
  desk?: DeskView;
}

export interface CasesAddNote {
  text: string;
  mentions: string[];
  referral?: string;
  party?: string;
}

export interface CasesBehind {
  items: CaseBehind[];
  next?: string;
  counted?: CountedBehind;
}

export interface CasesCommandChoice {
  command: string;
  referral?: string;
  assignment?: string;
  label?: string;
  tag?: string;
}

export interface CasesPatient {
  name: string;
  name_latin?: string;
  sex: Sex;
  birth_date?: string;
  nationality?: string;
  phone?: string;
  language?: string;
  passport?: Passport;
  birth_year?: number;
}

export const kCasesStage = ['enquiry', 'records', 'approval', 'referral', 'choice', 'funding', 'visa', 'travel', 'treatment', 'aftercare', 'closed', 'withdrawn', 'refused', 'deceased'] as const;
export type CasesStage = (typeof kCasesStage)[number];

export interface CatalogueCoding {
  system: string;
  code: string;
}

export interface CellChange {
  column: string;
  before: string;
  after: string;
}

export interface CellErrorView {
  row: number;
  column: string;
  code: string;
  text: string;
  said: string;
  words: string[];
  candidates: Candidate[];
}

export interface CheckRequest {
  ids: string[];
}

export interface ClockItem {
  kind: Kind;
  id: string;
  number: string;
  name: string;
  part?: string;
  owes: PartyName;
  about?: PartyName;
  ours: boolean;
  patient?: string;
  due?: string;
  left_seconds?: number;
  working_days?: number;
  waits_for?: string;
}

export interface ClockPage {
  items: ClockItem[];
  complete: boolean;
}

export interface CloseCase {
  remark?: string;
}

export interface CodeReply {
  until: string;
}

export interface CodeRequest {
  secret: string;
}

export interface Colleague {
  id: string;
  name: string;
}

export interface ColleagueList {
  items: ColleagueView[];
}

export interface ColleagueView {
  id: string;
  name: string;
}

export const kCommitmentState = ['open', 'done', 'dropped'] as const;
export type CommitmentState = (typeof kCommitmentState)[number];

export interface CommitmentTerms {
  text: string;
  topic: Topic;
  owner: string;
  due: string;
  recurrence: Recurrence;
  alarm_days: number;
}

export interface CommitmentView {
  id: string;
  text: string;
  topic: Topic;
  owner: PartyName;
  due: string;
  recurrence: Recurrence;
  alarm_days: number;
  state: CommitmentState;
  done_on?: string;
}

export interface CompanionTerms {
  name: string;
  name_latin?: string;
  relation: Relation;
  birth_date?: string;
  passport?: Passport;
  languages: string[];
  needs?: string;
}

export interface CompanionView {
  id: string;
  terms: CompanionTerms;
}

export interface CompleteMission {
  summary?: string;
}

export interface Component {
  code: Concept;
  value?: Value;
  absent_reason?: string;
  interpretations: Concept[];
  ranges: ReferenceRange[];
}

export interface Concept {
  text: string;
  codings: FhirCoding[];
}

export interface ConfirmRecords {
  remark?: string;
}

export const kConsentRemark = ['representative_missing', 'age_unknown'] as const;
export type ConsentRemark = (typeof kConsentRemark)[number];

export interface ConsentView {
  party: PartyName;
  state: GrantState;
  until?: string;
  given_by: AcceptanceChannel;
  granted_at: string;
}

export interface Contact {
  relationships: string[];
  name?: HumanName;
  telecoms: Telecom[];
  address?: Address;
  gender?: string;
  organization?: string;
}

export interface ContactList {
  items: ContactView[];
}

export interface ContactView {
  party: PartyName;
  phones: PhoneRecord[];
}

export interface ConversationView {
  with: Counterpart;
  referral?: string;
  party?: PartyName;
}

export interface CorridorRecord {
  origin: string;
  destination: string;
  home_approval: boolean;
  source: string;
  from?: string;
  until?: string;
  levels?: ApprovalLevel[];
}

export interface CorridorView {
  id: string;
  record: CorridorRecord;
  tag: string;
}

export interface CorridorViewListed {
  items: CorridorView[];
}

export interface CountView {
  value: number;
  exact: boolean;
}

export const kCounted = ['persons', 'episodes', 'visits', 'cases', 'money', 'countries', 'share', 'other', 'not_stated'] as const;
export type Counted = (typeof kCounted)[number];

export interface CountedAs {
  year: number;
  origin: string;
  destination: string;
  specialty: Specialty;
}

export interface CountedBehind {
  cases: number;
  erased: number;
}

export interface CountedDays {
  places: string[];
  skipped: SkippedDays[];
}

export const kCounterpart = ['patient_side', 'party', 'clinic'] as const;
export type Counterpart = (typeof kCounterpart)[number];

export const kCredentialKind = ['session', 'token'] as const;
export type CredentialKind = (typeof kCredentialKind)[number];

export interface CredentialPage {
  items: CredentialView[];
  current?: string;
}

export interface CredentialView {
  id: string;
  kind: CredentialKind;
  name?: string;
  prefix?: string;
  scope?: TokenScope;
  browser?: string;
  system?: string;
  created: string;
  seen?: string;
  expires: string;
}

export const kDataClass = ['identity', 'clinical', 'files', 'translations', 'offers', 'funding', 'travel', 'messages', 'tasks', 'consent', 'journal', 'statistics', 'directory', 'rules', 'users', 'access_log'] as const;
export type DataClass = (typeof kDataClass)[number];

export interface DatePatterns {
  date: string;
  date_short: string;
  day_month: string;
  time: string;
}

export const kDayEffect = ['off', 'worked', 'shorter'] as const;
export type DayEffect = (typeof kDayEffect)[number];

export interface DecideAppeal {
  outcome: AppealOutcome;
  reason: string;
}

export const kDeclineReason = ['no_capacity', 'not_our_field', 'not_treatable_here', 'incomplete_records', 'financial', 'other'] as const;
export type DeclineReason = (typeof kDeclineReason)[number];

export interface DeclineReferral {
  referral: string;
  reason: DeclineReason;
  remark?: string;
  onward?: string;
}

export interface DelegateView {
  id: string;
  party: PartyName;
  name: string;
  post?: string;
}

export interface DeliverTranslation {
  assignment: string;
}

export interface DemoUser {
  email: string;
  password: string;
  name: string;
  role: string;
  party_name: string;
  party_latin?: string;
}

export interface DeskView {
  assignee?: AssigneeView;
  keywords: string[];
}

export const kDetail = ['full', 'masked', 'amounts', 'dates', 'total'] as const;
export type Detail = (typeof kDetail)[number];

export interface DeviceUse {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  used?: string;
  body_site?: string;
  manufacturer?: string;
  model?: string;
  serial_number?: string;
  reasons: string[];
}

export interface DismissPerson {
  person: string;
}

export interface DocumentInfo {
  id?: string;
  id_system?: string;
  timestamp?: string;
  date?: string;
  language?: string;
  title?: string;
  status?: string;
  confidentiality?: string;
  type: Concept;
  authors: Author[];
  custodian?: string;
  attesters: string[];
  narrative?: string;
  details: FhirDetail[];
}

export interface Dosage {
  text?: string;
  patient_instruction?: string;
  timing?: string;
  frequency?: string;
  frequency_max?: string;
  period?: string;
  period_max?: string;
  period_unit?: string;
  when: string[];
  as_needed?: string;
  route?: string;
  site?: string;
  method?: string;
  dose?: string;
  rate?: string;
  max_dose?: string;
}

export interface DropCommitment {
  commitment: string;
  reason: string;
}

export interface DuplicateView {
  id: string;
  number: string;
  stage: string;
  owner: PartyName;
}

export interface DuplicatesView {
  items: DuplicateView[];
  elsewhere?: boolean;
  asked?: string;
}

export interface EditAgreement {
  terms: AgreementsTerms;
}

export interface EditCompanion {
  companion: string;
  terms: CompanionTerms;
}

export interface EditMission {
  terms: MissionsTerms;
}

export interface EditPatient {
  patient: CasesPatient;
}

export interface EditWish {
  wish: Wish;
}

export interface EndAgreement {
  on: string;
  reason: string;
}

export interface EnterRequest {
  secret: string;
  code: string;
}

export interface EstimateLine {
  text: string;
  price?: Money;
  included: boolean;
  kind?: LineKind;
  quantity?: number;
  service?: string;
}

export const kFacetName = ['specialty', 'technique', 'setting', 'language', 'place', 'sex'] as const;
export type FacetName = (typeof kFacetName)[number];

export interface FacetValueView {
  value: string;
  count: CountView;
}

export interface FacetView {
  facet: FacetName;
  values: FacetValueView[];
}

export interface FailedBackup {
  at: string;
  folder: string;
}

export interface FhirCoding {
  system?: string;
  code?: string;
  display?: string;
}

export interface FhirDetail {
  name: string;
  text: string;
}

export interface FhirPatient {
  entry: number;
  names: HumanName[];
  gender?: string;
  birth_date?: string;
  deceased?: string;
  identifiers: Identifier[];
  addresses: Address[];
  telecoms: Telecom[];
  languages: Language[];
  contacts: Contact[];
  narrative?: string;
  details: FhirDetail[];
}

export interface FigureText {
  language: string;
  unit?: string;
  scope?: string;
  account: string;
  source?: string;
}

export interface FoundDossier {
  kind: Kind;
  id: string;
  number: string;
  title: string;
}

export interface FoundServiceView {
  id: string;
  title: string;
  language: string;
  party: PartyName;
}

export interface FulfilCommitment {
  commitment: string;
  on: string;
  remark?: string;
}

export const kFundingKind = ['self_pay', 'guarantee', 'grant', 'state_budget', 'mixed'] as const;
export type FundingKind = (typeof kFundingKind)[number];

export interface FundingStep {
  kind: FundingKind;
  on: string;
  amount?: Money;
  payer?: string;
  payer_type?: PartyType;
}

export const kGateEffect = ['forbidden', 'approval', 'document', 'visa_needed', 'visa_free'] as const;
export type GateEffect = (typeof kGateEffect)[number];

export interface GateList {
  items: GateView[];
}

export interface GateRecord {
  effect: GateEffect;
  origin?: string;
  destination?: string;
  specialty?: Specialty;
  technique?: Technique;
  rule: string;
  source: string;
  link?: string;
  from?: string;
  until?: string;
}

export interface GateView {
  id: string;
  record: GateRecord;
  tag: string;
}

export interface GiveInformation {
  referral: string;
  answer: string;
}

export interface GrantConsent {
  party: string;
  until?: string;
  given_by: AcceptanceChannel;
}

export const kGrantState = ['active', 'expired', 'revoked', 'never'] as const;
export type GrantState = (typeof kGrantState)[number];

export interface HostView {
  id: string;
  party: PartyName;
  contact?: string;
}

export interface HumanName {
  use?: string;
  text?: string;
  family?: string;
  given: string[];
  prefix: string[];
  suffix: string[];
  representation?: string;
}

export interface Identifier {
  system?: string;
  value?: string;
  use?: string;
  type?: string;
}

export interface Immunization {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  occurrence?: string;
  recorded?: string;
  lot_number?: string;
  expiration?: string;
  manufacturer?: string;
  site?: string;
  route?: string;
  dose?: string;
  targets: string[];
  dose_number?: string;
  series?: string;
  series_doses?: string;
  reasons: string[];
}

export interface ImportColumn {
  heading: string;
  column?: string;
}

export const kImportKind = ['parties', 'licences', 'services', 'holidays'] as const;
export type ImportKind = (typeof kImportKind)[number];

export interface ImportReply {
  id: string;
  entries: number;
  used: number;
  issues: Issue[];
}

export interface ImportRunList {
  items: ImportRunView[];
}

export interface ImportRunView {
  id: string;
  at: string;
  by: string;
  kind: ImportKind;
  file: string;
  rehearsed: boolean;
  rows: number;
  kept: number;
}

export interface ImportView {
  id: string;
  rows: number;
  kept: number;
  counts: OutcomeCounts;
  outcomes: RowView[];
  columns: ImportColumn[];
  known: string[];
  required: string[];
  sample: string[][];
  errors: CellErrorView[];
}

export interface InCurrency {
  money: Money;
  day: string;
  source: string;
}

export interface Ingredient {
  substance: Concept;
  strength?: string;
  active?: string;
}

export interface InvitePerson {
  person: PersonTerms;
}

export interface Issue {
  severity: string;
  code: string;
  location: string;
  text: string;
}

export interface JournalItem {
  kind: Kind;
  event: string;
  dossier: string;
  number?: string;
  at: string;
  party?: PartyName;
  by_system: boolean;
}

export interface JournalPage {
  items: JournalItem[];
  next?: string;
}

export interface KeptCalendar {
  id: string;
}

export interface KeptRecord {
  id: string;
}

export interface KeptSavedView {
  id: string;
}

export interface KeptTemplate {
  id: string;
}

export interface KeptView {
  id: string;
}

export interface KeywordItem {
  keyword: string;
  cases: number;
}

export interface KeywordList {
  items: KeywordItem[];
}

export const kKind = ['case', 'agreement', 'mission'] as const;
export type Kind = (typeof kKind)[number];

export interface Language {
  language: Concept;
  preferred?: string;
}

export interface LeftOut {
  sex: number;
  age: number;
}

export const kLevelState = ['ahead', 'asked', 'information_wanted', 'approved', 'refused'] as const;
export type LevelState = (typeof kLevelState)[number];

export interface LevelView {
  authority: PartyName;
  state: LevelState;
  days?: number;
  appeal_days?: number;
  asked_at?: string;
  due?: string;
  decided_at?: string;
  left_seconds?: number;
  wanted?: string;
  reason?: string;
  ground?: RefusalGround;
  appeal?: AppealView;
}

export const kLicenceKind = ['licence', 'accreditation'] as const;
export type LicenceKind = (typeof kLicenceKind)[number];

export interface LicenceRecord {
  issuer: string;
  number: string;
  specialties: Specialty[];
  from: string;
  until: string;
  suspended: boolean;
  kind?: LicenceKind;
}

export const kLineKind = ['procedure', 'stay', 'team', 'implants', 'medicines', 'companion', 'aftercare', 'other'] as const;
export type LineKind = (typeof kLineKind)[number];

export interface LinkReply {
  secret: string;
  expires: string;
}

export interface LocaleTable {
  language: string;
  months: string[];
  months_short: string[];
  months_alone: string[];
  weekdays: string[];
  weekdays_short: string[];
  patterns: DatePatterns;
  decimal: string;
  group: string;
  countries: Record<string, string>;
  languages: Record<string, string>;
  currencies: Record<string, string>;
}

export interface Look {
  pages: number;
  entries: ArchiveEntry[];
  more: boolean;
}

export interface MakeOffer {
  referral: string;
  terms: OfferTerms;
}

export interface MarkRecord {
  record: string;
  without_identity: boolean;
}

export interface MatchView {
  items: MatchedClinic[];
  total: number;
  clinics: CountView;
  free: CountView;
  left_out: LeftOut;
  complete: boolean;
  budget_compared: boolean;
  formula: string;
}

export interface MatchedClinic {
  clinic: PartyName;
  accredited: boolean;
  consent: boolean;
  obstacles: Obstacle[];
  licence_until?: string;
  services: MatchedService[];
}

export interface MatchedPrice {
  min: Money;
  max: Money;
  day: string;
  source: string;
}

export interface MatchedService {
  id: string;
  record: ServiceRecord;
  score: Score;
  about?: MatchedPrice;
  gates: GateRecord[];
}

export const kMeasure = ['persons', 'episodes'] as const;
export type Measure = (typeof kMeasure)[number];

export interface Medicine {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  intent?: string;
  category?: string;
  effective?: string;
  recorded?: string;
  form?: string;
  ingredients: Ingredient[];
  dosages: Dosage[];
  reasons: string[];
}

export interface MeetingPart {
  id: string;
  terms: MeetingTerms;
  state: MeetingState;
  outcomes: OutcomeTerms[];
  led_to: string[];
}

export const kMeetingState = ['planned', 'held', 'cancelled'] as const;
export type MeetingState = (typeof kMeetingState)[number];

export interface MeetingTerms {
  topic: string;
  delegates: string[];
  host: string;
  starts_at: string;
  minutes: number;
  where?: string;
}

export interface MembershipRecord {
  party: string;
  role: Role;
  from?: string;
  until?: string;
}

export interface MembershipView {
  party: PartyName;
  role: Role;
}

export interface MentionView {
  kind: Kind;
  id: string;
  number: string;
  at: string;
}

export interface MergeCase {
  into: string;
  reason?: string;
}

export interface MissedCall {
  at: string;
  again?: string;
}

export interface MissionCard {
  id: string;
  number: string;
  stage: MissionsStage;
  title: string;
  place: string;
  home: string;
  starts_on: string;
  ends_on: string;
  meetings: number;
  held: number;
  results: number;
  updated: string;
}

export interface MissionCardPage {
  items: MissionCard[];
  next?: string;
  count?: CountView;
}

export interface MissionView {
  id: string;
  number: string;
  stage: MissionsStage;
  owner: PartyName;
  terms: MissionsTerms;
  delegates: DelegateView[];
  hosts: HostView[];
  meetings: MeetingPart[];
  tasks: TaskView[];
  commands: MissionsCommandChoice[];
}

export interface MissionsAddNote {
  text: string;
}

export interface MissionsCommandChoice {
  command: string;
  meeting?: string;
  tag?: string;
}

export const kMissionsStage = ['planned', 'under_way', 'completed', 'cancelled'] as const;
export type MissionsStage = (typeof kMissionsStage)[number];

export interface MissionsTerms {
  title: string;
  place: string;
  home: string;
  zone: string;
  starts_on: string;
  ends_on: string;
  agreement?: string;
  purpose?: string;
}

export interface Money {
  minor: string;
  currency: string;
}

export interface MoveCommitment {
  commitment: string;
  due: string;
  remark?: string;
}

export interface NewFigure {
  value: number;
  qualifier: Qualifier;
  unit: string;
  counted: Counted;
  period?: Period;
  scope?: string;
  origin?: string;
  destination?: string;
  source?: string;
  source_date?: string;
  link?: string;
  evidence?: string;
  account: string;
  language?: string;
  texts: FigureText[];
}

export interface NewRelease {
  year: number;
}

export interface NewSavedView {
  name: string;
  query?: string;
  team?: string;
}

export interface NewToken {
  name: string;
  days: number;
  scope: TokenScope;
  password: string;
}

export interface NewTranslation {
  of: string;
  language: string;
  text: string;
  translator?: string;
  assignment?: string;
  replaces?: string;
}

export interface NewUser {
  record: UserRecord;
  password?: string;
  own_password: string;
}

export interface NodeView {
  name: string;
  version: string;
  languages: string[];
  demo: boolean;
  demo_users: DemoUser[];
}

export interface NoticeItem {
  id: string;
  kind: NoticeKind;
  name: string;
  dossier_kind: Kind;
  dossier: string;
  number: string;
  at: string;
  party?: PartyName;
  read: boolean;
}

export const kNoticeKind = ['enquiry', 'request', 'answer', 'question', 'reply', 'message', 'decision', 'choice', 'clock_half', 'clock_over', 'mention'] as const;
export type NoticeKind = (typeof kNoticeKind)[number];

export interface NoticePage {
  items: NoticeItem[];
  unread: number;
  muted: NoticeKind[];
}

export interface NoticeSettings {
  muted: NoticeKind[];
}

export interface Observation {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  topic: string;
  categories: string[];
  effective?: string;
  issued?: string;
  value?: Value;
  absent_reason?: string;
  interpretations: Concept[];
  ranges: ReferenceRange[];
  components: Component[];
  members: number[];
}

export const kObstacle = ['licence_missing', 'already_asked', 'approval_missing', 'forbidden'] as const;
export type Obstacle = (typeof kObstacle)[number];

export interface OfferPattern {
  plan: string;
  lines: EstimateLine[];
  currency: string;
  stay_days?: number;
  valid_days?: number;
  surgeon?: string;
  remarks?: string;
  risks?: string;
  alternatives?: string;
}

export interface OfferTerms {
  plan: string;
  lines: EstimateLine[];
  total: Money;
  valid_until: string;
  treatment_from?: string;
  stay_days?: number;
  surgeon?: string;
  remarks?: string;
  risks?: string;
  alternatives?: string;
}

export interface OfferTexts {
  plan: string;
  lines: string[];
  remarks?: string;
  risks?: string;
  alternatives?: string;
}

export interface OfferTranslationView {
  language: string;
  texts: OfferTexts;
  by: PartyName;
  at: string;
}

export interface OfferedView {
  referral: ReferralView;
  then?: InCurrency;
  now?: InCurrency;
}

export interface OffersView {
  currency: string;
  currencies: string[];
  items: OfferedView[];
}

export interface OpenAgreement {
  terms: AgreementsTerms;
}

export interface OpenCase {
  patient: CasesPatient;
  wish: Wish;
  origin: string;
  destination: string;
  source: Source;
  referrer?: string;
  home_authority?: string;
  coordinator?: string;
  record?: RecordRef;
}

export interface Other {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  effective?: string;
  categories: string[];
}

export const kOutcomeCode = ['recovered', 'improved', 'unchanged', 'worsened', 'treatment_continues'] as const;
export type OutcomeCode = (typeof kOutcomeCode)[number];

export interface OutcomeCounts {
  added: number;
  changed: number;
  unchanged: number;
  unclear: number;
  wrong: number;
}

export const kOutcomeKind = ['agreement', 'enquiry', 'follow_up', 'nothing'] as const;
export type OutcomeKind = (typeof kOutcomeKind)[number];

export const kOutcomeRecipient = ['home_doctor', 'patient'] as const;
export type OutcomeRecipient = (typeof kOutcomeRecipient)[number];

export interface OutcomeStep {
  outcome: OutcomeCode;
  recipient: OutcomeRecipient;
  on: string;
}

export interface OutcomeTerms {
  kind: OutcomeKind;
  text: string;
  technique_seen?: Specialty;
}

export const kOwnership = ['state', 'municipal', 'private', 'university', 'charity'] as const;
export type Ownership = (typeof kOwnership)[number];

export const kPart = ['text', 'question', 'language', 'price', 'waiting', 'trust', 'capacity', 'distance'] as const;
export type Part = (typeof kPart)[number];

export interface PartScore {
  part: Part;
  weight: number;
  value: number;
  known: boolean;
}

export interface ParticipantView {
  party: PartyName;
  role: Role;
}

export interface PartyName {
  id: string;
  name: string;
  type: PartyType;
  place: string;
  name_latin?: string;
}

export interface PartyRecord {
  type: PartyType;
  state: PartyState;
  name: string;
  name_latin?: string;
  place: string;
  branch_of?: string;
  ownership?: Ownership;
  languages: string[];
  specialties: Specialty[];
  licences: LicenceRecord[];
  website?: string;
  level?: CareLevel;
  techniques?: Technique[];
  reception?: ReceptionStandard[];
  hours?: WorkingWeek;
  phones: PhoneRecord[];
}

export const kPartyState = ['active', 'suspended', 'closed'] as const;
export type PartyState = (typeof kPartyState)[number];

export const kPartyType = ['clinic', 'resort', 'agency', 'insurer', 'assistance', 'foundation', 'authority', 'embassy', 'promotion_body', 'association', 'university', 'supplier', 'translation_bureau', 'exhibition_organiser'] as const;
export type PartyType = (typeof kPartyType)[number];

export interface PartyView {
  id: string;
  record: PartyRecord;
  branch_of_name?: string;
  tag: string;
}

export interface PartyViewListed {
  items: PartyView[];
}

export interface Passport {
  country: string;
  number: string;
  valid_until?: string;
}

export interface PastVersion {
  version: number;
  at: string;
  by?: string;
  by_system: boolean;
  record: unknown;
}

export interface PatientView {
  name?: string;
  name_latin?: string;
  initials: string;
  sex: Sex;
  birth_date?: string;
  birth_year?: number;
  age?: number;
  age_to?: number;
  age_band_from?: number;
  nationality?: string;
  phone?: string;
  language?: string;
  passport?: Passport;
}

export interface Pause {
  from: string;
  until?: string;
  waits_for: string;
}

export interface Period {
  from: string;
  until: string;
}

export interface PersonLink {
  person: string;
  expires: string;
  opened?: string;
  code?: string;
  code_until?: string;
}

export interface PersonLinks {
  items: PersonLink[];
}

export const kPersonMay = ['decide', 'follow'] as const;
export type PersonMay = (typeof kPersonMay)[number];

export interface PersonTerms {
  name: string;
  relation: Relation;
  language: string;
  may: PersonMay;
  phone?: string;
}

export interface PersonView {
  id: string;
  name: string;
  relation: Relation;
  language: string;
  may: PersonMay;
  phone?: string;
  link_at?: string;
  proof?: string;
}

export interface PhoneRecord {
  number: string;
  label?: string;
  zone: string;
  languages: string[];
  days: number[];
  from_minute?: number;
  until_minute?: number;
}

export interface PlanMission {
  terms: MissionsTerms;
}

export interface PolicyCellView {
  data_class: DataClass;
  actions: Action[];
  scope: Scope;
  detail: Detail;
}

export interface PolicyRowView {
  kind?: Kind;
  role: Role;
  cells: PolicyCellView[];
}

export interface PolicyView {
  rows: PolicyRowView[];
}

export interface PostMessage {
  text: string;
  language: string;
  referral?: string;
  party?: string;
  mentions: string[];
}

export interface Preferences {
  language?: string;
  zone?: string;
}

export interface PresenceView {
  colleagues: Colleague[];
}

export interface Price {
  min: Money;
  max: Money;
  includes?: string;
  excludes?: string;
}

export interface Problem {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  clinical_status?: string;
  verification_status?: string;
  categories: string[];
  severity?: string;
  body_sites: string[];
  stages: string[];
  onset?: string;
  abatement?: string;
  recorded?: string;
}

export interface Procedure {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  performed?: string;
  category?: string;
  outcome?: string;
  body_sites: string[];
  reasons: string[];
  performers: string[];
}

export interface ProveRepresentative {
  person: string;
  record: string;
}

export interface PublishedFigure {
  id: string;
  value: number;
  qualifier: Qualifier;
  unit: string;
  counted: Counted;
  period?: Period;
  scope?: string;
  origin?: string;
  destination?: string;
  source?: string;
  source_date?: string;
  link?: string;
  evidence?: string;
  account: string;
  language?: string;
  texts: FigureText[];
}

export interface PublishedPage {
  items: PublishedView[];
  may_add: boolean;
}

export interface PublishedView {
  figure: PublishedFigure;
  told: FigureText;
  warnings: Warning[];
}

export const kQualifier = ['exact', 'more_than', 'less_than', 'about'] as const;
export type Qualifier = (typeof kQualifier)[number];

export interface RateList {
  items: RateView[];
}

export interface RateRecord {
  currency: string;
  per_dollar_micro: number;
  day: string;
  source: string;
}

export interface RateView {
  record: RateRecord;
  tag: string;
}

export interface Reaction {
  substance?: string;
  manifestations: Concept[];
  severity?: string;
  onset?: string;
  description?: string;
  exposure_route?: string;
  notes: string[];
}

export interface ReadNotices {
  all?: boolean;
  ids: string[];
}

export interface ReadingItem {
  at: string;
  user: string;
  reader: string;
  party?: PartyName;
  view: string;
  classes: DataClass[];
  dossiers: string[];
  kind?: Kind;
  number?: string;
}

export interface ReadingPage {
  items: ReadingItem[];
  next?: string;
}

export interface Reason {
  code: Unlike;
  one: string;
  other: string;
}

export interface ReceiptView {
  id: string;
  number: string;
  stage: string;
  ids: string[];
}

export interface ReceiveReferral {
  referral: string;
}

export const kReceptionAspect = ['language', 'food', 'prayer_room', 'companion_lodging', 'signs', 'payment'] as const;
export type ReceptionAspect = (typeof kReceptionAspect)[number];

export interface ReceptionCheck {
  aspect: ReceptionAspect;
  met: boolean;
  note?: string;
  checked: string;
  checked_by: string;
}

export interface ReceptionStandard {
  origin: string;
  checks: ReceptionCheck[];
}

export interface RecordAcceptance {
  referral: string;
  channel: AcceptanceChannel;
  remark?: string;
}

export interface RecordAppeal {
  grounds: string;
  channel: AcceptanceChannel;
}

export interface RecordDeath {
  on: string;
  remark?: string;
}

export interface RecordDischarge {
  on: string;
  remark?: string;
}

export interface RecordFunding {
  kind: FundingKind;
  on: string;
  amount?: Money;
  payer?: string;
  remark?: string;
}

export interface RecordHistory {
  items: PastVersion[];
}

export interface RecordMeetingOutcome {
  meeting: string;
  outcome: OutcomeTerms;
}

export interface RecordMissedCall {
  referral: string;
  again?: string;
}

export interface RecordRef {
  id: string;
  type: RecordType;
  title: string;
  media_type: string;
  bytes: number;
  blob: string;
  of?: string;
  replaces?: string;
  language?: string;
  subject?: Subject;
}

export interface RecordRenunciation {
  channel: AcceptanceChannel;
  remark?: string;
}

export interface RecordRepatriation {
  rest: Rest;
  on: string;
  remark?: string;
}

export interface RecordTravel {
  arrives_on: string;
  leaves_on?: string;
  remark?: string;
}

export const kRecordType = ['patient_summary', 'document', 'image', 'photograph', 'image_study', 'archive', 'summary', 'translation'] as const;
export type RecordType = (typeof kRecordType)[number];

export interface RecordView {
  id: string;
  type: RecordType;
  title: string;
  media_type: string;
  bytes: number;
  without_identity: boolean;
}

export interface RecordVisa {
  kind: VisaKind;
  on: string;
  valid_until?: string;
  remark?: string;
}

export const kRecurrence = ['once', 'monthly', 'quarterly', 'yearly'] as const;
export type Recurrence = (typeof kRecurrence)[number];

export interface ReferenceRange {
  low?: string;
  high?: string;
  unit?: string;
  text?: string;
  meaning?: string;
  applies_to: string[];
}

export const kReferralState = ['requested', 'received', 'information_wanted', 'accepted', 'declined', 'offered', 'withdrawn', 'released', 'expired', 'chosen'] as const;
export type ReferralState = (typeof kReferralState)[number];

export interface ReferralView {
  id: string;
  clinic: PartyName;
  state: ReferralState;
  question: string;
  wanted?: string;
  asked_at: string;
  due?: string;
  left_seconds?: number;
  decline_reason?: DeclineReason;
  onward?: PartyName;
  offer?: OfferTerms;
  translations: OfferTranslationView[];
}

export const kRefusalGround = ['treatable_at_home', 'not_indicated', 'documents_incomplete', 'no_funds', 'clinic_unsuitable', 'other'] as const;
export type RefusalGround = (typeof kRefusalGround)[number];

export interface RefuseApproval {
  ground: RefusalGround;
  reason: string;
}

export interface RefuseCase {
  reason: string;
}

export interface RefusedItem {
  process: string;
  kind: Kind;
  id: string;
  number: string;
  command: string;
  code: string;
  at: string;
}

export interface RefusedPage {
  items: RefusedItem[];
}

export const kRelation = ['self', 'parent', 'child', 'spouse', 'sibling', 'guardian', 'relative', 'friend', 'other'] as const;
export type Relation = (typeof kRelation)[number];

export interface Release {
  year: number;
  at: string;
}

export interface ReleasePage {
  items: Release[];
  may_release: boolean;
}

export interface ReleaseTranslator {
  assignment: string;
}

export interface RemoveCompanion {
  companion: string;
}

export interface RemoveKeyword {
  keyword: string;
}

export interface RenounceAppeal {
  remark?: string;
}

export interface ReopenCase {
  reason: string;
}

export interface RepatriationStep {
  rest: Rest;
  on: string;
}

export interface Report {
  entry: number;
  resource_type: string;
  code: Concept;
  status?: string;
  absence?: string;
  language?: string;
  sections: string[];
  notes: string[];
  narrative?: string;
  details: FhirDetail[];
  categories: string[];
  effective?: string;
  issued?: string;
  conclusion?: string;
  conclusion_codes: Concept[];
  results: number[];
}

export interface RequestReferral {
  clinic: string;
  question: string;
}

export const kRest = ['brought_home', 'ashes_brought_home', 'buried_abroad'] as const;
export type Rest = (typeof kRest)[number];

export interface ResultGroup {
  code: Concept;
  unit?: string;
  topic: string;
  results: number[];
  component?: number;
}

export interface RevokeConsent {
  party: string;
}

export interface RevokedView {
  revoked: number;
}

export const kRole = ['coordinator', 'referrer', 'home_authority', 'candidate_clinic', 'chosen_clinic', 'released_clinic', 'insurer', 'foundation', 'interpreter', 'patient', 'administrator', 'register_keeper', 'statistician', 'auditor', 'peer_node', 'official'] as const;
export type Role = (typeof kRole)[number];

export const kRowOutcome = ['added', 'changed', 'unchanged', 'unclear', 'wrong'] as const;
export type RowOutcome = (typeof kRowOutcome)[number];

export interface RowView {
  row: number;
  name: string;
  outcome: RowOutcome;
  changes: CellChange[];
}

export interface SavedViewItem {
  id: string;
  name: string;
  query: string;
  team?: PartyName;
}

export interface SavedViewList {
  items: SavedViewItem[];
}

export interface ScheduleMeeting {
  terms: MeetingTerms;
}

export const kScope = ['all', 'own', 'assigned', 'chosen'] as const;
export type Scope = (typeof kScope)[number];

export interface Score {
  points: number;
  of: number;
  parts: PartScore[];
}

export interface SearchView {
  cases: CaseCard[];
  dossiers: FoundDossier[];
  parties: PartyName[];
  services: FoundServiceView[];
}

export interface Section {
  level: number;
  composition: number;
  title: string;
  loinc?: string;
  code: Concept;
  narrative?: string;
  empty_reason?: string;
  entries: SectionEntry[];
}

export interface SectionEntry {
  entry: number;
  display: string;
}

export interface SendOutcomeHome {
  outcome: OutcomeCode;
  recipient: OutcomeRecipient;
  on: string;
  remark?: string;
}

export interface ServiceHit {
  id: string;
  party: PartyName;
  record: ServiceRecord;
  licensed: boolean;
  accredited: boolean;
  about?: AboutPrice;
  score: Score;
}

export interface ServicePage {
  items: ServiceHit[];
  total: number;
  facets: FacetView[];
  next?: string;
  complete: boolean;
  formula: string;
}

export interface ServiceRecord {
  party: string;
  type: ServiceType;
  state: ServiceState;
  source_language: string;
  texts: ServiceText[];
  specialty: Specialty;
  procedure?: string;
  code?: CatalogueCoding;
  techniques: Technique[];
  setting: Setting;
  price?: Price;
  stay_days?: number;
  waiting_days?: number;
  languages: string[];
  interpreted: string[];
  age_min?: number;
  age_max?: number;
  sex?: Sex;
  capacity?: number;
  from?: string;
  until?: string;
  tour: TourPart[];
}

export const kServiceState = ['offered', 'withdrawn'] as const;
export type ServiceState = (typeof kServiceState)[number];

export interface ServiceText {
  language: string;
  title: string;
  description?: string;
}

export const kServiceType = ['service', 'programme'] as const;
export type ServiceType = (typeof kServiceType)[number];

export interface ServiceView {
  id: string;
  record: ServiceRecord;
  tag: string;
}

export interface ServicesOfParty {
  items: ServiceView[];
}

export interface SessionNodeView {
  name: string;
  demo: boolean;
}

export interface SessionUserView {
  id: string;
  name: string;
  email: string;
  language: string;
  zone: string;
}

export interface SessionView {
  user: SessionUserView;
  csrf: string;
  memberships: MembershipView[];
  case_id?: string;
  node: SessionNodeView;
}

export const kSetting = ['outpatient', 'day', 'inpatient', 'remote', 'resort'] as const;
export type Setting = (typeof kSetting)[number];

export interface SettleMention {
  referral?: string;
  party?: string;
}

export interface SettleTranslation {
  record: string;
  state: TranslationState;
  assignment?: string;
}

export const kSex = ['male', 'female', 'other', 'unknown'] as const;
export type Sex = (typeof kSex)[number];

export interface SignAgreement {
  on: string;
}

export interface SignInRequest {
  email: string;
  password: string;
}

export interface SkippedDays {
  place: string;
  name: string;
  from: string;
  until: string;
}

export interface Source {
  kind: SourceKind;
  mission?: string;
  meeting?: string;
  remark?: string;
}

export const kSourceKind = ['patient', 'family', 'agency', 'foreign_clinic', 'meeting', 'campaign'] as const;
export type SourceKind = (typeof kSourceKind)[number];

export interface SpecialDays {
  from: string;
  until: string;
  name: string;
  effect: DayEffect;
  percent?: number;
  source: string;
}

export const kSpecialty = ['dentistry', 'obstetrics', 'gynaecology', 'reproductive_medicine', 'urology', 'traumatology_orthopaedics', 'plastic_surgery', 'oncology', 'transplantology', 'cardiology', 'cardiac_surgery', 'neurosurgery', 'ophthalmology', 'rehabilitation', 'sanatorium_care', 'general_surgery', 'radiation_therapy', 'gene_therapy', 'paediatrics', 'neurology', 'haematology', 'gastroenterology', 'endocrinology', 'ent', 'dermatology', 'nephrology', 'pulmonology', 'diagnostics', 'psychiatry', 'other'] as const;
export type Specialty = (typeof kSpecialty)[number];

export interface StartMission {
}

export interface StartTreatment {
  on: string;
  remark?: string;
}

export interface StartView {
  role?: Role;
  clocks?: CaseCard[];
  changed?: CaseCard[];
  inbox?: CaseCard[];
  translations?: WantedTranslation[];
  agreements?: AgreementCard[];
  missions?: MissionCard[];
  mentions: MentionView[];
  alarms: AlarmView[];
  refused?: RefusedItem[];
}

export interface Subject {
  sex: Sex;
  birth_date?: string;
  birth_year?: number;
}

export interface SubjectView {
  record: string;
  sex: Sex;
  birth_date?: string;
  birth_year?: number;
  other_birth: boolean;
  other_sex: boolean;
}

export interface Summary {
  document: DocumentInfo;
  patient: FhirPatient;
  sections: Section[];
  allergies: Allergy[];
  alerts: Other[];
  problems: Problem[];
  medicines: Medicine[];
  results: Observation[];
  groups: ResultGroup[];
  reports: Report[];
  immunizations: Immunization[];
  procedures: Procedure[];
  devices: DeviceUse[];
  plans: Other[];
  others: Other[];
  entries: number;
  used: number;
  partly: number;
  issues: Issue[];
}

export interface SummaryView {
  id: string;
  of?: string;
  replaced_by?: string;
  language?: string;
  by: PartyName;
  at: string;
}

export interface Table {
  definition: Measure;
  axis: Axis;
  year?: number;
  rows: TableRow[];
  total?: number;
  withheld?: Withheld;
  exact: boolean;
  as_of: string;
}

export interface TableRow {
  key: string;
  value: number;
}

export interface TaskView {
  name: string;
  owes?: PartyName;
  due?: string;
  left_seconds?: number;
  days?: CountedDays;
  part?: string;
  since?: string;
  length_seconds?: number;
  working_days?: number;
  pauses?: Pause[];
}

export const kTechnique = ['open_surgery', 'minimally_invasive', 'robotic', 'endoscopic', 'endovascular', 'microsurgery', 'laser', 'implants', 'transplantation', 'radiation_therapy', 'radiosurgery', 'proton_therapy', 'chemotherapy', 'immunotherapy', 'gene_therapy', 'cell_therapy', 'ivf', 'surrogacy', 'early_diagnostics', 'individual_rehabilitation', 'balneotherapy', 'climate_therapy', 'telemedicine'] as const;
export type Technique = (typeof kTechnique)[number];

export interface Telecom {
  system?: string;
  value?: string;
  use?: string;
}

export const kTemplateKind = ['offer', 'reply'] as const;
export type TemplateKind = (typeof kTemplateKind)[number];

export interface TemplateList {
  items: TemplateView[];
  parties: PartyName[];
}

export interface TemplateRecord {
  party: string;
  kind: TemplateKind;
  state: TemplateState;
  title: string;
  language: string;
  text?: string;
  offer?: OfferPattern;
}

export const kTemplateState = ['kept', 'withdrawn'] as const;
export type TemplateState = (typeof kTemplateState)[number];

export interface TemplateView {
  id: string;
  record: TemplateRecord;
  tag: string;
}

export interface TimelineItem {
  event: string;
  at: string;
  party?: PartyName;
  actor_name?: string;
  referral?: string;
  data?: unknown;
}

export interface TimelineItemPage {
  items: TimelineItem[];
  next?: string;
  count?: CountView;
}

export interface TokenMade {
  id: string;
  secret: string;
  expires: string;
}

export const kTokenScope = ['all', 'read'] as const;
export type TokenScope = (typeof kTokenScope)[number];

export const kTopic = ['medical_tourism', 'patient_care', 'training', 'supply', 'information', 'exhibitions', 'consultations', 'recruitment'] as const;
export type Topic = (typeof kTopic)[number];

export const kTourPart = ['lodging', 'transfer', 'interpreter', 'excursions', 'companion'] as const;
export type TourPart = (typeof kTourPart)[number];

export interface TraceDossier {
  kind: Kind;
  id: string;
  number: string;
  stage: string;
  title?: string;
}

export interface TraceMeeting {
  id: string;
  topic: string;
  starts_at: string;
}

export interface TraceMission {
  mission: TraceDossier;
  meetings: TraceResults[];
}

export interface TraceOrigin {
  meeting?: TraceMeeting;
  mission?: TraceDossier;
  agreement?: TraceDossier;
}

export interface TraceResults {
  meeting: TraceMeeting;
  led_to: TraceDossier[];
  hidden?: number;
}

export interface TraceView {
  self: TraceDossier;
  came_from: TraceOrigin;
  renews?: TraceDossier;
  missions: TraceMission[];
  counted?: CountedAs;
}

export interface TranslateOffer {
  referral: string;
  language: string;
  texts: OfferTexts;
}

export const kTranslationState = ['draft', 'reviewed', 'certified'] as const;
export type TranslationState = (typeof kTranslationState)[number];

export interface TranslationText {
  text: string;
  language: string;
}

export interface TranslationView {
  id: string;
  of: string;
  state: TranslationState;
  language: string;
  media_type: string;
  translator?: string;
  party: PartyName;
  at: string;
  assignment?: string;
}

export interface TravelStep {
  arrives_on: string;
  leaves_on?: string;
}

export const kUnlike = ['measure', 'unit', 'period', 'definition', 'part', 'overlap', 'not_exact'] as const;
export type Unlike = (typeof kUnlike)[number];

export interface UploadView {
  id: string;
  name: string;
  length: number;
  offset: number;
  expires: string;
  record?: string;
  same_as?: string;
  finishing?: boolean;
}

export const kUrgency = ['routine', 'urgent', 'asap', 'stat'] as const;
export type Urgency = (typeof kUrgency)[number];

export interface UserRecord {
  state: UserState;
  name: string;
  email: string;
  language: string;
  zone: string;
  memberships: MembershipRecord[];
}

export const kUserState = ['active', 'suspended'] as const;
export type UserState = (typeof kUserState)[number];

export interface UserView {
  id: string;
  record: UserRecord;
  tag: string;
}

export interface UserViewListed {
  items: UserView[];
}

export interface Value {
  type: string;
  text: string;
  comparator?: string;
  number?: string;
  unit?: string;
  unit_code?: string;
  unit_system?: string;
  codings: FhirCoding[];
}

export const kVisaKind = ['not_needed', 'visa', 'e_visa', 'residence_permit'] as const;
export type VisaKind = (typeof kVisaKind)[number];

export interface VisaRemark {
  rule: VisaRule;
  text: string;
  source: string;
}

export const kVisaRule = ['needed', 'free'] as const;
export type VisaRule = (typeof kVisaRule)[number];

export interface VisaStep {
  kind: VisaKind;
  on: string;
  valid_until?: string;
}

export interface WantInformation {
  question: string;
}

export interface WantedTranslation {
  id: string;
  number: string;
  assignment: string;
  type: RecordType;
  from?: string;
  language: string;
  wanted: TranslationState;
  due: string;
}

export const kWarning = ['no_source', 'source_before_events', 'no_period', 'period_order', 'no_definition', 'not_a_share', 'negative', 'no_account'] as const;
export type Warning = (typeof kWarning)[number];

export const kWeekday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof kWeekday)[number];

export interface Wish {
  specialty: Specialty;
  urgency: Urgency;
  question?: string;
  budget?: Money;
  wished_from?: string;
  wished_until?: string;
}

export interface WithdrawCase {
  reason: WithdrawReason;
  remark?: string;
}

export const kWithdrawReason = ['treated_at_home', 'other_destination', 'financial', 'visa', 'condition_worsened', 'no_answer', 'other'] as const;
export type WithdrawReason = (typeof kWithdrawReason)[number];

export interface WithdrawReferral {
  referral: string;
}

export interface WithdrawWish {
  reason: WithdrawReason;
  remark?: string;
}

export interface Withheld {
  threshold: number;
}

export interface WorkingCalendarList {
  items: WorkingCalendarView[];
}

export interface WorkingCalendarRecord {
  place: string;
  zone: string;
  weekdays: Weekday[];
  source: string;
  special: SpecialDays[];
}

export interface WorkingCalendarView {
  record: WorkingCalendarRecord;
  tag: string;
}

export interface WorkingSpan {
  day: Weekday;
  from: string;
  until: string;
}

export interface WorkingWeek {
  zone: string;
  spans: WorkingSpan[];
}

export interface WrittenAllergy {
  text: string;
  code?: WrittenCode;
  reaction?: string;
  risk: AllergyRisk;
}

export interface WrittenCode {
  system: string;
  code: string;
}

export interface WrittenMedicine {
  text: string;
  code?: WrittenCode;
  dose?: string;
  since?: string;
  stopped: boolean;
}

export interface WrittenProblem {
  text: string;
  code?: WrittenCode;
  since?: string;
  resolved: boolean;
  remark?: string;
}

export interface WrittenResult {
  text: string;
  code?: WrittenCode;
  value: string;
  unit?: string;
  on?: string;
  reference?: string;
}

export interface WrittenSummary {
  language: string;
  of?: string;
  replaces?: string;
  no_allergies_known: boolean;
  allergies: WrittenAllergy[];
  problems: WrittenProblem[];
  medicines: WrittenMedicine[];
  results: WrittenResult[];
  facts: string[];
}
