import { expect, it } from 'vitest';
import { ageFigures, agesOfYear, ageWords } from './age.ts';

const t = (id: string, values: object = {}) => [id, ...Object.values(values)].join(' ');

it('tells both ages of whom only the year is known', () => {
  expect(ageFigures({ age: 45, age_to: 46 })).toBe('45–46');
  expect(ageFigures({ age: 46 })).toBe('46');
  expect(ageFigures({})).toBeUndefined();
  expect(ageWords(t, { age: 45, age_to: 46 })).toBe('common.years_between 45 46');
  expect(ageWords(t, { age: 46 })).toBe('common.years_old 46');
});

it('knows them of a year as the server does', () => {
  expect(agesOfYear(1980, '2026-11-26')).toEqual({ age: 45, age_to: 46 });
  expect(agesOfYear(1980, '2026-12-31')).toEqual({ age: 46 });
  expect(agesOfYear(2026, '2026-11-26')).toEqual({ age: 0 });
});
