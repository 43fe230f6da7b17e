import { expect, it } from 'vitest';
import type { CaseView } from '~api';
import { missingOf } from './child.ts';

const view = (change: object) => ({ persons: [], accounts: [], records: [], ...change }) as unknown as CaseView;
const child = { consent_remark: 'representative_missing' };
const mother = { id: 'm', name: 'Lý Thu', may: 'decide', relation: 'parent' };

it('asks for one thing after the other', () => {
  expect(missingOf(view({}))).toBeUndefined();
  expect(missingOf(view({ consent_remark: 'age_unknown' }))).toMatchObject({ words: 'case.child.age_unknown', next: 'edit_patient' });
  expect(missingOf(view(child))).toMatchObject({ words: 'case.child.missing', next: 'invite_person' });
  expect(missingOf(view({ ...child, persons: [{ ...mother, relation: 'self' }, { ...mother, may: 'follow' }] }))).toMatchObject({ words: 'case.child.missing', next: 'invite_person' });
});

it('does not ask who once somebody is entered', () => {
  expect(missingOf(view({ ...child, persons: [mother] }))).toEqual({ words: 'case.child.no_proof', next: 'attach_record', label: 'record.upload', names: ['Lý Thu'] });
  expect(missingOf(view({ ...child, persons: [mother], records: [{ id: 'p', type: 'photograph' }] }))).toMatchObject({ words: 'case.child.no_proof', next: 'prove_representative' });
});
