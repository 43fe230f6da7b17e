import { expect, it } from 'vitest';
import { timeLeft } from './timeLeft.ts';

it('says a deadline in the unit that fits, and on which side of it we are', () => {
  const now = new Date('2026-03-10T12:00:00Z');
  expect(timeLeft('2026-03-13T12:00:00Z', now)).toEqual({ unit: 'days', n: 3, over: false });
  expect(timeLeft('2026-03-11T11:00:00Z', now)).toEqual({ unit: 'hours', n: 23, over: false });
  expect(timeLeft('2026-03-12T09:00:00Z', now)).toEqual({ unit: 'hours', n: 45, over: false });
  expect(timeLeft('2026-03-08T15:00:00Z', now)).toEqual({ unit: 'days', n: 1, over: true });
  expect(timeLeft('2026-03-10T11:59:50Z', now)).toEqual({ unit: 'minutes', n: 1, over: true });
});
