import { expect, it } from 'vitest';
import type { CaseView } from '~api';
import { nextOf } from './next.ts';

const owner = { id: 'o', name: 'Bureau', type: 'promotion_body', place: 'RU-SPE' } as const;
const clinic = { id: 'c', name: 'Neva', type: 'clinic', place: 'RU-SPE' } as const;
const base: CaseView = {
  id: 'x', number: 'VN-1', stage: 'enquiry', origin: 'VN', destination: 'RU-SPE', specialty: 'oncology', urgency: 'routine', opened_at: '2026-01-01T00:00:00Z', owner,
  records: [], summaries: [], translations: [], referrals: [], levels: [], companions: [], consents: [], tasks: [], participants: [], persons: [], conversations: [], commands: [], may_see_readers: false,
};

it('asks for records first, then for their confirmation', () => {
  const commands = [{ command: 'confirm_records' }, { command: 'attach_record' }];
  expect(nextOf({ ...base, commands })).toMatchObject({ label: 'case.next.enquiry', who: owner, command: { command: 'attach_record' } });
  expect(nextOf({ ...base, records: [{ id: 'r', type: 'document', title: '', media_type: '', bytes: 1, without_identity: false }], commands }))
    .toMatchObject({ label: 'case.next.records', command: { command: 'confirm_records' } });
});

it('names who owes an answer and by when from the most pressing running clock', () => {
  const tasks = [{ name: 'referral_answer', owes: owner, due: '2026-02-02T00:00:00Z' }, { name: 'referral_receipt', owes: clinic, due: '2026-02-01T00:00:00Z' }, { name: 'information_wanted', owes: owner, left_seconds: 5 }];
  const referrals: CaseView['referrals'] = [{ id: 'r', clinic, state: 'requested', question: 'q', asked_at: '2026-01-01T00:00:00Z', translations: []}];
  expect(nextOf({ ...base, stage: 'referral', tasks, referrals })).toMatchObject({ label: 'case.next.referral_waiting', who: clinic, due: '2026-02-01T00:00:00Z' });
});

it('does not lay another clinic’s clock to the choice', () => {
  const late = { name: 'referral_answer', owes: clinic, due: '2026-02-01T00:00:00Z' };
  expect(nextOf({ ...base, stage: 'choice', tasks: [late] })).toMatchObject({ label: 'case.next.choice', who: owner, due: undefined, answer: false });
  const valid = { name: 'offer_choice', owes: owner, due: '2026-03-01T00:00:00Z' };
  expect(nextOf({ ...base, stage: 'choice', tasks: [late, valid] })).toMatchObject({ who: owner, due: valid.due });
});

it('does not offer to start a treatment twice', () => {
  const commands = [{ command: 'start_treatment' }, { command: 'record_discharge' }];
  expect(nextOf({ ...base, stage: 'treatment', commands }).command?.command).toBe('start_treatment');
  expect(nextOf({ ...base, stage: 'treatment', commands, treatment_started: '2026-01-02' }).command?.command).toBe('record_discharge');
});

it('tells whose decision at home is awaited', () => {
  const authority = { id: 'd', name: 'District', type: 'authority', place: 'MN-1' } as const;
  const due = '2026-02-01T00:00:00Z';
  expect(nextOf({ ...base, stage: 'approval', levels: [{ authority, state: 'asked', due }], tasks: [{ name: 'approval_level', owes: authority, due }] }))
    .toMatchObject({ label: 'case.next.approval', who: authority, due });
  const refused = { authority, state: 'refused', appeal: { to: clinic, state: 'open', last_day: '2026-02-01' } } as const;
  expect(nextOf({ ...base, stage: 'approval', levels: [refused] })).toMatchObject({ label: 'case.next.appeal', who: owner });
});

it('asks for the way home after a death abroad', () => {
  const tasks = [{ name: 'repatriation', owes: owner, due: '2026-02-01T00:00:00Z' }];
  expect(nextOf({ ...base, stage: 'deceased', tasks, commands: [{ command: 'record_repatriation' }] })).toMatchObject({ label: 'case.next.repatriation', who: owner, command: { command: 'record_repatriation' } });
  expect(nextOf({ ...base, stage: 'deceased' })).toEqual({ label: 'case.next.closed' });
});

it('has nothing to ask of an ended case', () => {
  expect(nextOf({ ...base, stage: 'withdrawn' })).toEqual({ label: 'case.next.closed' });
});
