import { expect, it } from 'vitest';
import type { CaseView } from '~api';
import { ApiError } from '~/lib/api/problem.ts';
import { lackingConsent } from './consent.ts';

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
