import { expect, it } from 'vitest';
import { lastDayOf } from './lastDay.ts';

it('says the last day of what ends with a day, and no day of what ends at an hour', () => {
  expect(lastDayOf('offer_choice', '2026-12-17T00:00:00Z')).toBe('2026-12-16');
  expect(lastDayOf('translation_due', '2026-03-01T00:00:00Z')).toBe('2026-02-28');
  expect(lastDayOf('referral_answer', '2026-12-17T00:00:00Z')).toBeUndefined();
  expect(lastDayOf(undefined, '2026-12-17T00:00:00Z')).toBeUndefined();
});

it('ends the day at midnight of the place of who owes', () => {
  expect(lastDayOf('translation_due', '2026-03-20T17:00:00Z', 'VN-HN')).toBe('2026-03-20');
  expect(lastDayOf('offer_choice', '2026-03-20T21:00:00Z', 'RU-SPE')).toBe('2026-03-20');
  expect(lastDayOf('outcome_due', '2026-03-20T17:00:00Z', 'VN-HN')).toBe('2026-03-20');
  expect(lastDayOf('offer_choice', '2026-03-21T00:00:00Z', 'RU-SPE')).toBe('2026-03-20');
});
