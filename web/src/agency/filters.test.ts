import { expect, it } from 'vitest';
import { filtered, filtersOf, queryOf, searchOf } from './filters.ts';

it('brings filters back from the address', () => {
  const filters = { q: 'Hoàng', stage: 'choice', mine: true } as const;
  expect(filtersOf(searchOf(filters))).toEqual(filters);
  expect(searchOf({ q: ' ', mine: false })).toBe('');
  expect(filtered(filtersOf(''))).toBe(false);
});

it('asks for nothing that is no stage, and only for what waits for the own organisation', () => {
  expect(filtersOf('?stage=nonsense').stage).toBeUndefined();
  expect(queryOf({ q: '', stage: 'visa', mine: true }, 'p')).toEqual({ q: undefined, stage: 'visa', owes: 'p' });
  expect(queryOf({ q: 'a', mine: false }, 'p').owes).toBeUndefined();
});
