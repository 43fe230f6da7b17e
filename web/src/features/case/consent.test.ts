import { expect, it } from 'vitest';
import type { CaseView } from '~api';
import { ApiError } from '~/lib/api/problem.ts';
import { implied, inForce, lackingConsent } from './consent.ts';

const view = (command: string) => ({ commands: [{ command }], referrals: [{ id: 'r1', clinic: { id: 'neva' } }] }) as unknown as CaseView;
const refused = (code: string, field?: string) => new ApiError({ status: 409, code, field });

it('names whose consent is missing, whether the clinic was sent or its referral', () => {
  expect(lackingConsent(refused('consent_missing', '/clinic'), { clinic: 'pirogov' }, view('grant_consent'))).toBe('pirogov');
  expect(lackingConsent(refused('consent_missing', '/referral'), { referral: 'r1' }, view('grant_consent'))).toBe('neva');
});

it('offers nothing to whom may not grant it, nor for another refusal', () => {
  expect(lackingConsent(refused('consent_missing', '/clinic'), { clinic: 'pirogov' }, view('request_referral'))).toBeUndefined();
  expect(lackingConsent(refused('licence_missing', '/clinic'), { clinic: 'pirogov' }, view('grant_consent'))).toBeUndefined();
  expect(lackingConsent(new Error('offline'), { clinic: 'pirogov' }, view('grant_consent'))).toBeUndefined();
});

it('revokes what is in force: given in words, or by asking for help', () => {
  const party = (id: string) => ({ id, name: id, type: 'agency', place: 'VN-HN' });
  const participants = [{ party: party('desk'), role: 'coordinator' }, { party: party('agency'), role: 'referrer' }, { party: party('neva'), role: 'candidate_clinic' }, { party: { id: '' }, role: 'patient' }];
  const consents = [{ party: party('neva'), state: 'active' }, { party: party('agency'), state: 'revoked' }, { party: party('seoul'), state: 'expired' }];
  const ids = (change: object) => inForce({ participants, consents, ...change } as unknown as CaseView).map(({ id }) => id);
  expect(ids({})).toEqual(['neva', 'desk']);
  expect(ids({ consents: [] })).toEqual(['desk', 'agency']);
  expect(ids({ participants: [], consents: [] })).toEqual([]);
  expect(implied({ participants, consents } as unknown as CaseView).map(({ id }) => id)).toEqual(['desk']);
});
