import { expect, it } from 'vitest';
import type { CaseView, ReferralState, ReferralView } from '~api';
import { answering, nextOf } from './next.ts';

const owner = { id: 'o', name: 'Bureau', type: 'promotion_body', place: 'RU-SPE' } as const;
const clinic = { id: 'c', name: 'Neva', type: 'clinic', place: 'RU-SPE' } as const;
const kDesk = new Set(['o']), kClinic = new Set(['c']), kAgency = new Set(['a']), kPatient = new Set<string>();
const base: CaseView = {
  id: 'x', number: 'VN-1', stage: 'enquiry', origin: 'VN', destination: 'RU-SPE', specialty: 'oncology', urgency: 'routine', opened_at: '2026-01-01T00:00:00Z', owner,
  records: [], summaries: [], subjects: [], translations: [], assignments: [], merged: [], referrals: [], levels: [], companions: [], consents: [], tasks: [], participants: [], persons: [], accounts: [], conversations: [], calls: [], commands: [], may_see_readers: false,
};
const asked = (state: ReferralState): ReferralView => ({ id: 'r', clinic, state, question: 'q', asked_at: '2026-01-01T00:00:00Z', translations: [] });
const names = (view: CaseView, own: ReadonlySet<string>) => nextOf(view, own).moves.map(({ name }) => name);

it('asks for records first, then for their confirmation', () => {
  const commands = [{ command: 'confirm_records' }, { command: 'attach_record' }];
  expect(nextOf({ ...base, commands }, kDesk)).toMatchObject({ label: 'case.next.enquiry', yours: true, who: owner, moves: [{ name: 'attach_record' }] });
  expect(nextOf({ ...base, records: [{ id: 'r', type: 'document', title: '', media_type: '', bytes: 1, without_identity: false }], commands }, kDesk))
    .toMatchObject({ label: 'case.next.records', moves: [{ name: 'confirm_records' }] });
});

it('names what is missing before a clinic can be asked, where that is the age or who decides', () => {
  const view = { ...base, stage: 'referral', consent_remark: 'age_unknown', commands: [{ command: 'edit_patient' }] } as CaseView;
  expect(nextOf(view, kDesk)).toMatchObject({ label: 'case.child.enter_age', yours: true, moves: [{ name: 'edit_patient' }] });
  expect(nextOf({ ...view, commands: [] }, kAgency)).toMatchObject({ label: 'case.wait.referral', moves: [] });
  expect(nextOf({ ...view, consent_remark: 'representative_missing', commands: [{ command: 'invite_person' }] }, kDesk)).toMatchObject({ label: 'case.child.invite', moves: [{ name: 'invite_person' }] });
});

it('says to whom it concerns what to do, and to the others what they wait for', () => {
  const tasks = [{ name: 'referral_answer', owes: clinic, due: '2026-02-01T00:00:00Z' }];
  const commands = [{ command: 'make_offer', referral: 'r' }, { command: 'ask_information', referral: 'r' }, { command: 'decline_referral', referral: 'r' }];
  const view = { ...base, stage: 'referral', tasks, referrals: [asked('received')], commands } as CaseView;
  expect(nextOf(view, kClinic)).toMatchObject({ label: 'case.next.referral_waiting', yours: true, who: clinic, answer: true });
  expect(names(view, kClinic)).toEqual(['make_offer', 'ask_information', 'ask_call', 'decline_referral']);
  expect(nextOf(view, kAgency)).toMatchObject({ label: 'case.wait.referral_waiting', yours: false, who: clinic });
});

it('has the coordinator call a clinic that wants to talk, and the clinic wait for it', () => {
  const tasks = [{ name: 'call_back', owes: owner, due: '2026-02-01T00:00:00Z' }, { name: 'referral_answer', owes: clinic, left_seconds: 5 }];
  const calls = [{ referral: 'r', clinic, terms: { phone: '+78125550100' }, asked_at: '2026-01-31T00:00:00Z', due: '2026-02-01T00:00:00Z', missed: [] }];
  const view: CaseView = { ...base, stage: 'referral', tasks, calls, referrals: [asked('information_wanted')], commands: [{ command: 'give_information', referral: 'r' }, { command: 'record_missed_call', referral: 'r' }] };
  expect(nextOf(view, kDesk)).toMatchObject({ label: 'case.next.call_back', call: calls[0], yours: true, clock: 'call_back', due: tasks[0]!.due, moves: [{ name: 'give_information', part: 'r' }, { name: 'record_missed_call', part: 'r' }] });
  expect(nextOf(view, kAgency).call, 'the number is for whoever must ring').toBeUndefined();
  expect(nextOf({ ...view, commands: [] }, kClinic)).toMatchObject({ label: 'case.wait.call_back', yours: false, who: owner });
  const other = { ...calls[0]!, referral: 's', due: '2026-01-31T12:00:00Z' };
  const both = { ...view, calls: [...calls, other], commands: [...view.commands, { command: 'give_information', referral: 's' }] };
  expect(nextOf(both, kDesk), 'of two, the one that is due first').toMatchObject({ call: other, moves: [{ name: 'give_information', part: 's' }] });
  expect(nextOf({ ...view, calls: [], tasks: [], commands: [] }, kAgency)).toMatchObject({ label: 'case.wait.information_wanted' });
});

it('lets the coordinator remind a clinic that is awaited, and does not answer for it', () => {
  const commands = [{ command: 'make_offer', referral: 'r' }, { command: 'withdraw_referral', referral: 'r' }, { command: 'request_referral' }, { command: 'post_message' }, { command: 'post_message', referral: 'r' }];
  const tasks = [{ name: 'referral_answer', owes: clinic, due: '2026-02-01T00:00:00Z' }];
  const view: CaseView = { ...base, stage: 'referral', tasks, referrals: [asked('received')], commands, conversations: [{ with: 'patient_side' }, { with: 'clinic', referral: 'r', party: clinic }] };
  expect(nextOf(view, kDesk).moves).toEqual([{ name: 'post_message', part: 'r' }, { name: 'find_clinics' }]);
  expect(names({ ...view, tasks: [] }, kDesk), 'nobody owes anything').toEqual(['find_clinics']);
});

it('names who owes an answer and by when from the most pressing running clock', () => {
  const tasks = [{ name: 'referral_answer', owes: owner, due: '2026-02-02T00:00:00Z' }, { name: 'referral_receipt', owes: clinic, due: '2026-02-01T00:00:00Z' }, { name: 'information_wanted', owes: owner, left_seconds: 5 }];
  expect(nextOf({ ...base, stage: 'referral', tasks, referrals: [asked('requested')] }, kDesk)).toMatchObject({ label: 'case.wait.referral_receipt', who: clinic, due: '2026-02-01T00:00:00Z' });
});

it('tells a clinic where its own answer stands, whatever others have done', () => {
  const told = (state: ReferralState) => nextOf({ ...base, stage: 'choice', referrals: [asked(state)] }, kClinic).label;
  expect(told('requested')).toBe('case.next.referral_receipt');
  expect(told('offered')).toBe('case.wait.choice');
  for (const state of ['declined', 'withdrawn', 'released', 'expired'] as const) expect(told(state), state).toBe('case.next.closed');
});

it('does not lay another clinic’s clock to the choice', () => {
  const late = { name: 'referral_answer', owes: clinic, due: '2026-02-01T00:00:00Z' };
  expect(nextOf({ ...base, stage: 'choice', tasks: [late] }, kDesk)).toMatchObject({ label: 'case.next.choice', who: owner, due: undefined, answer: false });
  const valid = { name: 'offer_choice', owes: owner, due: '2026-03-01T00:00:00Z' };
  expect(nextOf({ ...base, stage: 'choice', tasks: [late, valid] }, kDesk)).toMatchObject({ who: owner, clock: 'offer_choice', due: valid.due });
});

it('gives the choice to the patient’s own account, too', () => {
  const offer = { plan: '', lines: [], total: { minor: '1', currency: 'USD' }, valid_until: '2026-03-01' };
  const view: CaseView = { ...base, stage: 'choice', referrals: [{ ...asked('offered'), offer }], commands: [{ command: 'accept_offer', referral: 'r' }] };
  expect(nextOf(view, kPatient)).toMatchObject({ label: 'case.next.choice_own', yours: true, who: undefined, moves: [{ name: 'compare_offers' }] });
  expect(nextOf({ ...view, commands: [] }, kPatient)).toMatchObject({ label: 'case.wait.choice', yours: false, who: owner });
});

it('does not offer to start a treatment twice, and leaves the first word to the clinic', () => {
  const commands = [{ command: 'start_treatment' }, { command: 'record_discharge' }];
  const view: CaseView = { ...base, stage: 'treatment', commands, referrals: [asked('chosen')] };
  expect(names(view, kClinic)).toEqual(['start_treatment']);
  expect(nextOf(view, kDesk)).toMatchObject({ label: 'case.wait.treatment', yours: false, who: clinic, moves: [{ name: 'start_treatment' }] });
  expect(names({ ...view, treatment_started: '2026-01-02' }, kClinic)).toEqual(['record_discharge']);
});

it('tells whose decision at home is awaited', () => {
  const authority = { id: 'd', name: 'District', type: 'authority', place: 'MN-1' } as const;
  const due = '2026-02-01T00:00:00Z';
  const consents: CaseView['consents'] = [{ party: authority, state: 'active', given_by: 'phone', granted_at: '2026-01-01T00:00:00Z' }];
  const view: CaseView = { ...base, stage: 'approval', consents, levels: [{ authority, state: 'asked', due }], tasks: [{ name: 'approval_level', owes: authority, due }], commands: [{ command: 'approve' }, { command: 'refuse_approval' }] };
  expect(nextOf(view, new Set(['d']))).toMatchObject({ label: 'case.next.approval', who: authority, due, moves: [{ name: 'approve' }, { name: 'refuse_approval' }] });
  expect(nextOf(view, kDesk)).toMatchObject({ label: 'case.wait.approval', moves: [] });
  const refused = { authority, state: 'refused', appeal: { to: clinic, state: 'open', last_day: '2026-02-01' } } as const;
  expect(nextOf({ ...base, stage: 'approval', levels: [refused] }, kDesk)).toMatchObject({ label: 'case.next.appeal', who: owner });
});

it('tells the coordinator that whoever decides next cannot read the case, and the authority why', () => {
  const authority = { id: 'd', name: 'Ministry', type: 'authority', place: 'MN-1' } as const;
  const due = '2026-02-01T00:00:00Z';
  const kAuthority = new Set(['d']);
  const asking = { ...base, stage: 'approval', levels: [{ authority: clinic, state: 'approved' }, { authority, state: 'asked', due }], tasks: [{ name: 'approval_level', owes: authority, due }], conversations: [{ with: 'party', party: authority }] } as CaseView;
  const desk = { ...asking, commands: [{ command: 'grant_consent' }, { command: 'post_message' }] };
  const blind = { label: 'case.next.consent_wanted', about: authority, yours: true, who: owner, due, moves: [{ name: 'grant_consent', part: 'd' }] };
  expect(nextOf(desk, kDesk)).toMatchObject(blind);
  expect(nextOf({ ...desk, commands: [] }, kAgency)).toMatchObject({ label: 'case.wait.approval', yours: false });
  const theirs = { ...asking, commands: [{ command: 'approve' }, { command: 'post_message' }] };
  expect(nextOf(theirs, kAuthority)).toMatchObject({ label: 'case.next.approval_blind', yours: true, moves: [{ name: 'ask_consent', part: 'x' }, { name: 'approve' }] });
  const consents = [{ party: authority, state: 'active', given_by: 'phone', granted_at: '2026-01-01T00:00:00Z' }] as CaseView['consents'];
  expect(nextOf({ ...theirs, consents }, kAuthority)).toMatchObject({ label: 'case.next.approval', moves: [{ name: 'approve' }] });
  expect(nextOf({ ...desk, consents }, kDesk)).toMatchObject({ label: 'case.wait.approval' });
  expect(nextOf({ ...desk, consents: [{ ...consents[0]!, state: 'expired' }] }, kDesk), 'a consent that is over').toMatchObject(blind);
  const council = { ...desk, levels: [{ authority: clinic, state: 'refused', appeal: { to: authority, state: 'asked', last_day: '2026-02-01', due } }], tasks: [{ name: 'appeal_decision', owes: authority, due }] } as CaseView;
  expect(nextOf(council, kDesk), 'who hears the appeal').toMatchObject(blind);
  expect(nextOf({ ...council, commands: [{ command: 'decide_appeal' }, { command: 'post_message' }] }, kAuthority)).toMatchObject({ label: 'case.next.approval_blind', moves: [{ name: 'ask_consent' }, { name: 'decide_appeal' }] });
});

it('asks for the way home after a death abroad', () => {
  const tasks = [{ name: 'repatriation', owes: owner, due: '2026-02-01T00:00:00Z' }];
  expect(nextOf({ ...base, stage: 'deceased', tasks, commands: [{ command: 'record_repatriation' }] }, kDesk)).toMatchObject({ label: 'case.next.repatriation', who: owner, moves: [{ name: 'record_repatriation' }] });
  expect(nextOf({ ...base, stage: 'deceased' }, kDesk)).toMatchObject({ label: 'case.next.closed', moves: [] });
});

it('has nothing to ask of an ended case', () => {
  expect(nextOf({ ...base, stage: 'withdrawn' }, kDesk)).toMatchObject({ label: 'case.next.closed', moves: [] });
});

it('names the question that a clinic has still to answer, and to nobody else', () => {
  const view: CaseView = { ...base, stage: 'referral', referrals: [asked('requested')] };
  expect(answering(view, kClinic)?.id).toBe('r');
  expect(answering(view, kDesk)).toBeUndefined();
  expect(answering({ ...view, owner: clinic }, kClinic)).toBeUndefined();
  for (const state of ['information_wanted', 'offered', 'declined', 'chosen'] as const) expect(answering({ ...view, referrals: [asked(state)] }, kClinic)).toBeUndefined();
});

it('says how many working days a stopped clock has still to count', () => {
  const view: CaseView = { ...base, stage: 'referral', referrals: [asked('information_wanted')], tasks: [{ name: 'referral_answer', owes: clinic, left_seconds: 90_000, working_days: 1 }] };
  expect(nextOf(view, kDesk)).toMatchObject({ leftSeconds: 90_000, workingDays: 1 });
});
