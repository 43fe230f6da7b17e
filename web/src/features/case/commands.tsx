// Every command of a case as a calm form. A row: its fields, what it starts with, and whether it takes something away.
import { Text } from '@mantine/core';
import {
  kAcceptanceChannel, kAppealOutcome, kFundingKind, kOutcomeCode, kOutcomeRecipient, kPersonMay, kRefusalGround, kRelation, kRest, kVisaKind, kWithdrawReason,
  type CallView, type CaseView, type ReferralState, type ReferralView,
} from '~api';
import { pointersOf, type Values } from '~/lib/form.ts';
import { useReader, type Reader } from '~/lib/i18n/context.tsx';
import { isLanguage, kLanguages } from '~/lib/i18n/languages.ts';
import { patientOf } from '~/lib/patient.ts';
import { useFitting } from '~/features/catalogue/fitting.ts';
import { SubjectNote } from '~/features/records/SubjectNote.tsx';
import { commandOf } from '~/features/referral/call.ts';
import { OfferForm } from '~/features/referral/OfferForm.tsx';
import { lacksOfOffer, offerInitial, shapeOffer } from '~/features/referral/offer.ts';
import { OfferSummary } from '~/features/referral/OfferSummary.tsx';
import { beginTranslation, shapeTranslation, TranslateForm } from '~/features/referral/TranslateForm.tsx';
import type { Offered } from '~/lib/offers.ts';
import type { CommandScreen } from '~/ui/CommandDialog.tsx';
import { DayField } from '~/ui/DayField.tsx';
import { ChoiceField, ColleagueField, NoteField, PartyField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { MoneyField } from '~/ui/MoneyField.tsx';
import { AskCall, Decline, Information, lacksFiles, lacksOnward, lacksPhone, lacksReason, MissedCall } from './answers.tsx';
import { awaited, blind } from './approval.ts';
import { inForce } from './consent.ts';
import { MergeFields } from './MergeFields.tsx';
import { CompanionFields, PatientFields, WishFields } from './PatientFields.tsx';
import { RepresentativeFields } from './RepresentativeFields.tsx';
import { personOf, representativesOf } from './representatives.ts';

/** `part` is what the command is about: a referral, a companion, a person; `call` what the referral's clinic asks by telephone. */
export interface CommandPlace { view: CaseView; referral?: ReferralView; part?: string; call?: CallView }

const kOver: readonly ReferralState[] = ['declined', 'withdrawn', 'expired', 'released'];

/** Given at the part that they are about, not from the menu. */
export const kOfPart = ['ask_consent', 'dismiss_person', 'edit_companion', 'post_message'];

/** What asks nothing: one press, and a few seconds in which it can be taken back. */
export const kAtOnce = ['receive_referral', 'accept_referral'];

const kJustNow = [0, -1] as const;

function WithdrawNote() { return <Text size="sm">{useReader().t('case.withdraw_referral_explain')}</Text>; }
function Remark() { return <NoteField at="/remark" label={useReader().t('common.note')} />; }
function Reason() { return <NoteField at="/reason" label={useReader().t('common.reason')} required autoFocus />; }
function On() { return <DayField at="/on" label={useReader().t('common.date')} required near={kJustNow} />; }
function DoneOn() { return <><On /><Remark /></>; }

function Question({ at, label }: { at: string; label: string }) { return <NoteField at={at} label={useReader().t(label)} required autoFocus rows={4} />; }

function Pick({ at, label, values, prefix }: { at: string; label: string; values: readonly string[]; prefix: string }) {
  const { t } = useReader();
  return <ChoiceField at={at} label={t(label)} required choices={useChoices(values, prefix)} />;
}

function AskClinic({ view }: CommandPlace) {
  const { t } = useReader();
  const asked = view.referrals.filter(({ state }) => !kOver.includes(state)).map(({ clinic }) => clinic.id);
  const fitting = useFitting(view);
  return (
    <>
      <SubjectNote view={view} />
      <PartyField at="/clinic" label={t('case.field.clinic')} required types={['clinic', 'resort']} exclude={asked} atHand={[{ group: t('case.pick.fit'), items: fitting }]} />
      <Question at="/question" label="case.field.question" />
    </>
  );
}

function Asked({ text }: { text?: string }) { return text ? <Text size="sm" dir="auto">{text}</Text> : null; }

function Explanation() { return <NoteField at="/reason" label={useReader().t('case.approval.explanation')} required />; }

function RefuseApproval() { return <><Pick at="/ground" label="case.approval.ground" values={kRefusalGround} prefix="case.approval.ground" /><Explanation /></>; }

function DeskNote() { return <Text size="sm" c="dimmed">{useReader().t('case.desk_explain')}</Text>; }

function RenounceNote() { return <Text size="sm">{useReader().t('case.approval.renounce_explain')}</Text>; }

function Appeal({ view }: CommandPlace) {
  const { t, day, partyName } = useReader();
  const appeal = awaited(view.levels)?.appeal;
  return (
    <>
      {appeal && <Text size="sm" c="dimmed">{t('case.approval.appeal.open', { day: day(appeal.last_day), who: partyName(appeal.to) })}</Text>}
      <Question at="/grounds" label="case.approval.grounds" />
    </>
  );
}

function GrantConsent({ view }: CommandPlace) {
  const { t, partyName } = useReader();
  const inForce = view.consents.filter(({ state }) => state === 'active').map(({ party }) => party.id);
  const asked = view.referrals.filter(({ state }) => !kOver.includes(state)).map(({ clinic }) => ({ party: clinic, role: 'candidate_clinic' }));
  const near = [...asked, ...view.participants.filter(({ party, role }) => party.id && role !== 'patient')].filter(({ party }) => party.id !== view.owner.id && !inForce.includes(party.id));
  const items = [...new Map(near.map(({ party, role }) => [party.id, { value: party.id, label: partyName(party), why: t(`case.participant.${role}`) }])).values()];
  return (
    <>
      <Text size="sm" c="dimmed">{t('case.consent.explain')}</Text>
      <PartyField at="/party" label={t('case.consent.party')} required exclude={inForce} atHand={[{ group: t('case.pick.of_case'), items }]} />
      <DayField at="/until" label={t('case.field.valid_until')} near={[180, 365]} />
      <Pick at="/given_by" label="case.field.channel" values={kAcceptanceChannel} prefix="case.channel" />
    </>
  );
}

function RevokeConsent({ view }: CommandPlace) {
  const { t, partyName } = useReader();
  const choices = inForce(view).map((party) => ({ value: party.id, label: partyName(party) }));
  return <SelectField at="/party" label={t('case.consent.party')} required choices={choices} />;
}

function Acceptance({ view, referral }: CommandPlace) {
  return (
    <>
      {referral && <OfferSummary view={view} referral={referral} />}
      <Pick at="/channel" label="case.field.channel" values={kAcceptanceChannel} prefix="case.channel" />
      <Remark />
    </>
  );
}

function Funding() {
  const { t } = useReader();
  return (
    <>
      <Pick at="/kind" label="case.field.funding_kind" values={kFundingKind} prefix="case.funding_kind" />
      <MoneyField at="/amount" label={t('common.amount')} />
      <PartyField at="/payer" label={t('case.field.payer')} types={['insurer', 'assistance', 'foundation']} />
      <DoneOn />
    </>
  );
}

function Visa() {
  const { t } = useReader();
  return (
    <>
      <Pick at="/kind" label="case.field.visa_kind" values={kVisaKind} prefix="case.visa_kind" />
      <On />
      <DayField at="/valid_until" label={t('case.field.valid_until')} />
      <Remark />
    </>
  );
}

function Travel() {
  const { t } = useReader();
  return (
    <>
      <DayField at="/arrives_on" label={t('case.field.arrival')} required near={[0, 7, 14]} />
      <DayField at="/leaves_on" label={t('case.field.departure')} />
      <Remark />
    </>
  );
}

function Outcome() {
  return (
    <>
      <Pick at="/outcome" label="case.field.outcome" values={kOutcomeCode} prefix="case.outcome" />
      <Pick at="/recipient" label="case.field.sent_to" values={kOutcomeRecipient} prefix="case.recipient" />
      <DoneOn />
    </>
  );
}

/** To whoever is waited for, in the writer's language; `part` is the request to a clinic, or an organisation, or the case where one talks with its owner. */
function remindText({ view, part, referral }: CommandPlace, { t, language }: Reader): Values {
  const to = referral ? { '/referral': referral.id } : part !== view.id ? { '/party': part } : {};
  return { '/text': t('case.remind_text', { number: view.number }), '/language': language, ...to };
}

/** To the coordinator, from whoever is to decide: in the conversation of the two. */
function askConsentText(place: CommandPlace, reader: Reader): Values {
  const authority = blind(place.view);
  return { ...remindText(place, reader), '/text': reader.t('case.ask_consent_text', { number: place.view.number, name: authority ? reader.partyName(authority) : '' }) };
}

/** The name of whom a reminder is for. */
function remindTitle({ view, part, referral }: CommandPlace, { t, partyName }: Reader): string {
  const party = referral?.clinic ?? view.conversations.find((one) => one.party?.id === part)?.party ?? view.owner;
  return `${t('common.remind')}: ${partyName(party)}`;
}

function Withdraw() {
  return <><Pick at="/reason" label="case.field.withdraw_reason" values={kWithdrawReason} prefix="case.withdraw_reason" /><Remark /></>;
}

function Invite() {
  const { t } = useReader();
  return (
    <>
      <TextField at="/person/name" label={t('case.person.name')} required autoFocus dir="auto" />
      <SelectField at="/person/relation" label={t('case.person.relation')} required choices={useChoices(kRelation, 'case.relation')} />
      <TextField at="/person/phone" label={t('case.field.phone')} type="tel" dir="ltr" />
      <SelectField at="/person/language" label={t('case.person.language')} required choices={kLanguages.map(({ code, name }) => ({ value: code, label: name }))} />
      <ChoiceField at="/person/may" label={t('case.person.may')} required choices={useChoices(kPersonMay, 'case.person_may')} />
    </>
  );
}

/** Somebody who looks for help in a case loses it: said before it is done. */
function DismissNote({ view, part }: CommandPlace) { return <Text size="sm">{useReader().t('case.person.dismiss_explain', { name: personOf(view, part)?.name ?? '' })}</Text>; }

const ofReferral = ({ referral }: CommandPlace): Values => ({ '/referral': referral?.id });

export const kCommandScreens: Record<string, CommandScreen<CommandPlace>> = {
  edit_patient: { fields: () => <PatientFields />, initial: ({ view }) => pointersOf({ patient: view.patient ? patientOf(view.patient) : {} }), wide: true },
  edit_wish: { fields: () => <WishFields />, initial: ({ view }) => pointersOf({ wish: view.wish ?? {} }), wide: true },
  grant_consent: { fields: (place) => <GrantConsent {...place} />, initial: ({ part }) => ({ '/party': part }) },
  revoke_consent: { fields: (place) => <RevokeConsent {...place} />, danger: true },
  post_message: { fields: () => <Question at="/text" label="case.message" />, initial: remindText, title: remindTitle },
  ask_consent: { gives: commandOf('ask_consent'), fields: () => <Question at="/text" label="case.message" />, initial: askConsentText },
  confirm_records: { fields: ({ view }) => <><SubjectNote view={view} /><Remark /></> },
  approve: { fields: () => <Remark /> },
  refuse_approval: { fields: () => <RefuseApproval />, danger: true },
  want_information: { fields: () => <Question at="/question" label="case.approval.wanted" /> },
  answer_authority: { fields: (place) => <Information {...place} wanted={awaited(place.view.levels)?.wanted} />, lacks: lacksFiles },
  appeal_refusal: { fields: (place) => <Appeal {...place} /> },
  record_appeal: { fields: (place) => <><Appeal {...place} /><Pick at="/channel" label="case.field.channel" values={kAcceptanceChannel} prefix="case.channel" /></> },
  renounce_appeal: { fields: () => <><RenounceNote /><Remark /></>, danger: true },
  record_renunciation: { fields: () => <><RenounceNote /><Pick at="/channel" label="case.field.channel" values={kAcceptanceChannel} prefix="case.channel" /><Remark /></>, danger: true },
  decide_appeal: { fields: ({ view }) => <><Asked text={awaited(view.levels)?.appeal?.grounds} /><Pick at="/outcome" label="case.approval.outcome" values={kAppealOutcome} prefix="case.approval.outcome" /><Explanation /></> },
  request_referral: { fields: (place) => <AskClinic {...place} />, initial: ({ view }) => ({ '/question': view.wish?.question }) },
  withdraw_referral: { fields: () => <WithdrawNote />, initial: ofReferral, danger: true },
  ask_information: { answers: true, fields: () => <Question at="/question" label="case.field.information_wanted" />, initial: ofReferral },
  ask_call: { answers: true, gives: commandOf('ask_call'), fields: () => <AskCall />, initial: ofReferral, lacks: lacksPhone },
  give_information: { fields: (place) => <Information {...place} wanted={place.referral?.wanted} forClinic />, initial: ofReferral, title: answerTitle, lacks: lacksFiles },
  record_missed_call: { fields: ({ call }) => <MissedCall call={call} />, initial: ofReferral },
  decline_referral: { fields: (place) => <Decline {...place} />, initial: ofReferral, lacks: lacksReason, danger: true, soon: true },
  decline_onward: { gives: commandOf('decline_onward'), word: 'case.command.decline_referral', fields: (place) => <Decline {...place} onward />, initial: (place) => ({ ...ofReferral(place), '/reason': 'not_our_field' }), lacks: lacksOnward, danger: true, soon: true },
  make_offer: { answers: true, fields: ({ view, referral }) => <OfferForm clinic={referral?.clinic.id} wish={view.wish} />, initial: (place) => ({ ...ofReferral(place), ...offerInitial(place.referral) }), shape: shapeOffer, lacks: lacksOfOffer, wide: true },
  translate_offer: { fields: ({ referral }) => referral?.offer && <TranslateForm referral={referral as Offered} />, initial: ({ view, referral }) => beginTranslation(view, referral), shape: (body, { referral }) => shapeTranslation(body, referral), wide: true },
  accept_offer: { fields: ({ view, referral }) => referral && <OfferSummary view={view} referral={referral} />, initial: ofReferral, title: chooseTitle },
  record_acceptance: { fields: (place) => <Acceptance {...place} />, initial: ofReferral, title: chooseTitle },
  record_funding: { fields: () => <Funding />, initial: beginFunding },
  record_visa: { fields: () => <Visa />, initial: ({ view }) => pointersOf(view.visa ?? {}) },
  record_travel: { fields: () => <Travel />, initial: ({ view }) => pointersOf(view.travel ?? {}) },
  start_treatment: { fields: () => <DoneOn /> },
  record_discharge: { fields: () => <DoneOn /> },
  send_outcome_home: { fields: () => <Outcome /> },
  close_case: { fields: () => <Remark /> },
  withdraw_case: { fields: () => <Withdraw />, danger: true },
  refuse_case: { fields: () => <Reason />, danger: true },
  invite_person: { fields: () => <Invite />, initial: ({ view }) => ({ '/person/may': 'decide', '/person/language': isLanguage(view.patient?.language) ? view.patient.language : undefined }) },
  dismiss_person: { fields: (place) => <DismissNote {...place} />, initial: ({ part }) => ({ '/person': part }), danger: true, title: dismissTitle },
  prove_representative: { fields: ({ view }) => <RepresentativeFields view={view} />, initial: ({ view, part }) => ({ '/person': part ?? representativesOf(view)[0]?.id }) },
  withdraw_wish: { fields: () => <Withdraw />, danger: true },
  record_death: { fields: () => <DoneOn />, danger: true },
  add_companion: { fields: () => <CompanionFields />, initial: () => ({ '/terms/languages': [] }), wide: true },
  edit_companion: { fields: () => <CompanionFields />, initial: ({ view, part }) => pointersOf({ companion: part, terms: view.companions.find(({ id }) => id === part)?.terms ?? {} }), wide: true },
  record_repatriation: { fields: () => <><Pick at="/rest" label="case.rest" values={kRest} prefix="case.rest" /><DoneOn /></> },
  reopen_case: { fields: () => <Reason /> },
  assign_case: { fields: ({ view }) => <><DeskNote /><ColleagueField at="/user" of={view.id} label={useReader().t('case.field.assignee')} /></>, initial: ({ view }) => ({ '/user': view.desk?.assignee?.id }) },
  add_keyword: { fields: () => <><DeskNote /><TextField at="/keyword" label={useReader().t('case.field.keyword')} required autoFocus dir="auto" /></> },
  remove_keyword: { fields: ({ view }) => <SelectField at="/keyword" label={useReader().t('case.field.keyword')} required choices={(view.desk?.keywords ?? []).map((value) => ({ value, label: value }))} /> },
  merge_case: { fields: ({ view }) => <MergeFields view={view} />, danger: true },
};

/** Of whom it is, and whether it is written or was said. */
function answerTitle({ referral, call }: CommandPlace, { t, partyName }: Reader): string {
  return `${t(call ? 'case.call.write_down' : 'case.command.give_information')}: ${referral ? partyName(referral.clinic) : ''}`;
}

function dismissTitle({ view, part }: CommandPlace, { t }: Reader): string {
  return `${t('case.command.dismiss_person')}: ${personOf(view, part)?.name ?? ''}`;
}

function chooseTitle({ referral }: CommandPlace, { t, partyName }: Reader): string {
  return t('case.offers.choose_title', { clinic: referral ? partyName(referral.clinic) : '' });
}

/** As it was written down; that the payer's kind is shown with it is no part of it. */
function beginFunding({ view }: { view: CaseView }): Values {
  if (!view.funding) return { '/amount': chosenTotal(view) };
  const { payer_type: _, ...funding } = view.funding;
  return pointersOf(funding);
}
function chosenTotal(view: CaseView) { return view.referrals.find(({ state }) => state === 'chosen')?.offer?.total; }
