import { expect, it } from 'vitest';
import { daysUntil, leftWords, timeLeft, type Clock } from './timeLeft.ts';

const t = (id: string, values: object = {}) => [id.replace('common.', ''), ...Object.values(values)].join(' ');
const words = (clock: Clock, now: string) => leftWords(t, timeLeft(clock, new Date(now))!);
const kHanoi = 'VN-HN';

it('counts days by the dates of who owes, whatever the hour', () => {
  const due = '2026-03-20T08:00:00Z';                      // 15:00 in Hanoi
  expect(words({ due, place: kHanoi }, '2026-03-17T17:30:00Z')).toBe('days_left 2');
  expect(words({ due, place: kHanoi }, '2026-03-18T16:30:00Z')).toBe('days_left 2');
  expect(words({ due, place: kHanoi }, '2026-03-18T17:30:00Z')).toBe('days_left 1');
  expect(words({ due, place: kHanoi }, '2026-03-19T17:30:00Z')).toBe('left_today hours_left 14');
  expect(words({ due, place: kHanoi }, '2026-03-20T07:40:00Z')).toBe('left_today minutes_left 20');
  expect(words({ due, place: kHanoi }, '2026-03-20T10:30:00Z')).toBe('overdue_hours 2');
  expect(words({ due, place: kHanoi }, '2026-03-22T08:30:00Z')).toBe('overdue_days 2');
  expect(words({ due }, '2026-03-18T16:30:00Z'), 'by UTC where nobody knows their clock').toBe('days_left 2');
});

it('takes the number of working days as the server counted it, running, over and stopped', () => {
  const due = '2026-03-23T03:00:00Z';                      // a Monday
  expect(words({ due, workingDays: 1, place: kHanoi }, '2026-03-20T03:00:00Z')).toBe('working_days_left 1');
  expect(words({ due, workingDays: 0, place: kHanoi }, '2026-03-23T01:00:00Z')).toBe('left_today hours_left 2');
  expect(words({ due, workingDays: -2, place: kHanoi }, '2026-03-25T03:00:00Z')).toBe('overdue_working_days 2');
  expect(words({ due: '2026-03-20T03:00:00Z', workingDays: 0, place: kHanoi }, '2026-03-22T03:00:00Z'), 'no working day since').toBe('overdue_hours 48');
  expect(words({ due, workingDays: 1, place: kHanoi }, '2026-03-23T04:00:00Z'), 'counted before it ran out').toBe('overdue_hours 1');
  expect(words({ leftSeconds: 250_000, workingDays: 2 }, '2026-03-20T03:00:00Z')).toBe('left_when_on working_days_left 2');
  expect(words({ leftSeconds: 7_200, workingDays: 0 }, '2026-03-20T03:00:00Z')).toBe('left_when_on working_hours_left 2');
});

it('leaves clocks of plain days as they are', () => {
  expect(words({ leftSeconds: 3 * 86_400 + 5 }, '2026-03-20T03:00:00Z')).toBe('left_when_on days_left 3');
  expect(timeLeft({}, new Date())).toBeUndefined();
  expect(timeLeft({ due: '2026-03-20T08:00:00Z' }, new Date('2026-03-19T09:00:00Z'))).toMatchObject({ tone: 'soon', unit: 'days', n: 1 });
});

it('has nothing but hours left on the last day of what ends with a day', () => {
  const offer = { name: 'offer_choice', due: '2026-03-20T21:00:00Z', place: 'RU-SPE' };        // midnight after the 20th
  expect(words(offer, '2026-03-20T09:00:00Z')).toBe('left_today hours_left 12');
  expect(words(offer, '2026-03-19T09:00:00Z')).toBe('days_left 1');
  expect(daysUntil('2026-03-20', new Date('2026-03-19T21:30:00Z'), 'RU-SPE')).toBe(0);
  expect(daysUntil('2026-03-20', new Date('2026-03-20T21:30:00Z'), 'RU-SPE')).toBe(-1);
});
