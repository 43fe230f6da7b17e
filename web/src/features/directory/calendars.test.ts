import { expect, test } from 'vitest';
import type { SpecialDays } from '~api';
import { ahead, shapeCalendar } from './calendars.ts';

const days = (name: string, from: string, until: string): SpecialDays => ({ name, from, until, effect: 'off', source: 'law' });

test('what is over is not ahead, what goes on is', () => {
  const special = [days('later', '2026-05-01', '2026-05-01'), days('over', '2026-01-01', '2026-01-02'), days('now', '2026-02-16', '2026-02-20')];
  expect(ahead(special, '2026-02-18').map(({ name }) => name)).toEqual(['now', 'later']);
});

test('a percentage belongs to shorter days and is a number', () => {
  const body = shapeCalendar({ place: 'SA', special: [{ name: 'Ramadan', effect: 'shorter', percent: '75' }, { name: 'Eid', effect: 'off', percent: '75' }, { name: 'x', effect: 'shorter', percent: 'most' }] });
  expect(body).toEqual({ place: 'SA', weekdays: [], special: [{ name: 'Ramadan', effect: 'shorter', percent: 75 }, { name: 'Eid', effect: 'off' }, { name: 'x', effect: 'shorter', percent: 'most' }] });
});
