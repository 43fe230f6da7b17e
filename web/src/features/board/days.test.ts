import { expect, it } from 'vitest';
import type { CalendarEntry, CaseCard } from '~api';
import { byDay, daysShown, firstWeekday, moved } from './days.ts';

it('shows whole weeks, begun as the language begins them', () => {
  const march = daysShown('month', '2026-03-17', firstWeekday('en'));
  expect([march[0], march.at(-1), march.length]).toEqual(['2026-02-23', '2026-04-05', 42]);
  expect(daysShown('month', '2026-02-10', 1)).toHaveLength(35);
  expect(daysShown('week', '2026-03-01', 1)[0]).toBe('2026-02-23');
  expect(daysShown('week', '2026-03-01', firstWeekday('ko'))[0]).toBe('2026-03-01');
  expect(daysShown('week', '2026-03-01', firstWeekday('ar'))[0]).toBe('2026-02-28');
});

it('moves by months over the end of a year', () => {
  expect(moved('month', '2026-12-31', 1)).toBe('2027-01-01');
  expect(moved('month', '2026-01-31', -1)).toBe('2025-12-01');
  expect(moved('week', '2026-12-31', 1)).toBe('2027-01-07');
});

it('puts a deadline on the day of the reader, after the journeys of that day', () => {
  const entries: CalendarEntry[] = [{ id: 'a', event: 'due', at: '2026-03-01T22:30:00Z' }, { id: 'b', event: 'arrival', on: '2026-03-02' }, { id: 'gone', event: 'due', at: '2026-03-01T22:30:00Z' }];
  const cards = [{ id: 'a' }, { id: 'b' }] as CaseCard[];
  const inHanoi = (instant: string) => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
  const days = byDay(entries, cards, inHanoi);
  expect(days.get('2026-03-02')!.map(({ entry }) => entry.id)).toEqual(['b', 'a']);
  expect(days.has('2026-03-01')).toBe(false);
});
