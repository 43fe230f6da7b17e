import { expect, it } from 'vitest';
import { daysLong, sameClock, stoppedFor } from './working.ts';

it('says how long a clock is', () => {
  expect([86_400, 259_200, 2_592_000].map(daysLong)).toEqual([1, 3, 30]);
});

it('finds the clock of one clinic among those of the same name', () => {
  const tasks = [{ name: 'referral_receipt', part: 'neva' }, { name: 'referral_answer', part: 'neva' }, { name: 'referral_answer', part: 'pirogov' }, { name: 'outcome_due' }];
  expect(tasks.findIndex((one) => sameClock(one, { name: 'referral_answer', part: 'pirogov' }))).toBe(2);
  expect(tasks.findIndex((one) => sameClock(one, { name: 'outcome_due' }))).toBe(3);
  expect(tasks.findIndex((one) => sameClock(one, { name: 'outcome_due', part: 'neva' }))).toBe(-1);
});

it('says what a stopped clock waits for, and nothing of one that runs again', () => {
  const pauses = [{ from: '2026-03-01T00:00:00Z', until: '2026-03-02T00:00:00Z', waits_for: 'call_back' }, { from: '2026-03-03T00:00:00Z', waits_for: 'information_wanted' }];
  expect(stoppedFor({ left_seconds: 60, pauses })).toBe('information_wanted');
  expect(stoppedFor({ pauses: pauses.slice(0, 1) })).toBeUndefined();
});
