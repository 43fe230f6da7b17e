import { expect, it } from 'vitest';
import { beginningWith } from './keywords.ts';

it('suggests those that begin as typed, whatever the letters’ size', () => {
  expect(beginningWith(['Zebra', 'Tết', 'ask on Monday'], ' ASK')).toEqual(['ask on Monday']);
  expect(beginningWith(['Zebra', 'Tết'], 'te\u0302\u0301')).toEqual(['Tết']);
  expect(beginningWith(['Zebra'], 'bra')).toEqual([]);
});
