import { expect, it } from 'vitest';
import type { LicenceRecord } from '~api';
import { byUrgency, licenceState, worstOf } from './licence.ts';

const kNow = new Date('2026-06-15T12:00:00Z');
const licence = (from: string, until: string, suspended = false): LicenceRecord => ({ issuer: 'Ministry', number: until, specialties: [], from, until, suspended });

it('tells valid, ending, not yet, suspended and expired apart, the last day included', () => {
  expect(licenceState(licence('2020-01-01', '2030-01-01'), kNow)).toBe('valid');
  expect(licenceState(licence('2020-01-01', '2026-06-15'), kNow)).toBe('expiring');
  expect(licenceState(licence('2020-01-01', '2026-06-14'), kNow)).toBe('expired');
  expect(licenceState(licence('2026-06-16', '2030-01-01'), kNow)).toBe('not_yet');
  expect(licenceState(licence('2020-01-01', '2030-01-01', true), kNow)).toBe('suspended');
});

it('puts what can still be used first, the nearest end before the others', () => {
  const list = byUrgency([licence('2020-01-01', '2025-01-01'), licence('2020-01-01', '2031-01-01'), licence('2020-01-01', '2026-07-01'), licence('2020-01-01', '2029-01-01')], kNow);
  expect(list.map(({ licence: { until } }) => until)).toEqual(['2026-07-01', '2029-01-01', '2031-01-01', '2025-01-01']);
});

it('names the worst of an organisation, and nothing where all is well', () => {
  expect(worstOf([licence('2020-01-01', '2030-01-01'), licence('2020-01-01', '2026-07-01')], kNow)).toBe('expiring');
  expect(worstOf([licence('2020-01-01', '2030-01-01')], kNow)).toBeUndefined();
  expect(worstOf([], kNow)).toBeUndefined();
});
