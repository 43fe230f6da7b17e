import { expect, it } from 'vitest';
import { decimalsOf, microOf, perDollar, shapeRate } from './rate.ts';

it('reads a rate as people write it', () => {
  expect(['1385.25', '1 385,25', '0,000001', '25 410'].map(microOf)).toEqual([1_385_250_000, 1_385_250_000, 1, 25_410_000_000]);
  expect(['', '0', '-1', '1.2345678', '1,385.25', 'many'].map(microOf)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
  expect(perDollar(1_385_250_000)).toBe(1385.25);
  expect([1_385_250_000, 3_750_000, 4_000_000, 1].map(decimalsOf)).toEqual([2, 2, 0, 6]);
});

it('leaves what cannot be read for the server to refuse', () => {
  expect(shapeRate({ currency: 'KRW', per_dollar: '1385,25', day: '2026-03-01', source: 'Bank' })).toEqual({ currency: 'KRW', per_dollar_micro: 1_385_250_000, day: '2026-03-01', source: 'Bank' });
  expect(shapeRate({ currency: 'KRW', per_dollar: 'much' })).toEqual({ currency: 'KRW', per_dollar_micro: 'much' });
});
