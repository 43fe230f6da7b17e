import { expect, it } from 'vitest';
import { instantIn, wrongDay } from './wallClock.ts';

it('reads a wall clock in its zone', () => {
  expect(instantIn('Asia/Ho_Chi_Minh', '2026-03-02', '09:30')).toBe('2026-03-02T02:30:00.000Z');
  expect(instantIn('America/New_York', '2026-07-01', '0930')).toBe('2026-07-01T13:30:00.000Z');
  expect(instantIn('America/New_York', '2026-01-01', '9.30')).toBe('2026-01-01T14:30:00.000Z');
});

it('reads both sides of a change of clocks', () => {
  expect(instantIn('Europe/Berlin', '2026-03-29', '01:30')).toBe('2026-03-29T00:30:00.000Z');
  expect(instantIn('Europe/Berlin', '2026-03-29', '03:30')).toBe('2026-03-29T01:30:00.000Z');
});

it('gives nothing for what is no time', () => {
  expect(instantIn('UTC', '2026-03-02', '25:00')).toBeUndefined();
  expect(instantIn('UTC', '', '09:30')).toBeUndefined();
  expect(instantIn('UTC', '2026-03-02', 'morning')).toBeUndefined();
});

it('says what is wrong with a day', () => {
  expect(['0000-02-03', '2026-00-03', '2026-02-00'].map(wrongDay)).toEqual(['incomplete', 'incomplete', 'incomplete']);
  expect(wrongDay('0026-02-03')).toBe('year');
  expect(['2026-02-30', '2026-02-29', '2026-04-31', '2026-03-45'].map(wrongDay)).toEqual(['none', 'none', 'none', 'none']);
  expect(['2028-02-29', '2026-12-31'].map(wrongDay)).toEqual([undefined, undefined]);
});
