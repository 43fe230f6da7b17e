import { expect, it } from 'vitest';
import { beginningWith, keywordsOf } from './keywords.ts';

const card = (...keywords: string[]) => ({ keywords });

it('gathers the keywords of every shape of the list, the one on most cases first', () => {
  const board = { columns: [{ items: [card('Tết'), card()] }, { items: [card('Zebra')] }] };
  const list = { pages: [{ items: [card('Zebra', 'ask on Monday')] }] };
  expect(keywordsOf([board, list, { cases: [card('Tết')] }, { items: [card('Zebra')] }, undefined, { patient: {} }])).toEqual(['Zebra', 'Tết', 'ask on Monday']);
});

it('suggests those that begin as typed, whatever the letters’ size', () => {
  expect(beginningWith(['Zebra', 'Tết', 'ask on Monday'], ' ASK')).toEqual(['ask on Monday']);
  expect(beginningWith(['Zebra', 'Tết'], 'te\u0302\u0301')).toEqual(['Tết']);
  expect(beginningWith(['Zebra'], 'bra')).toEqual([]);
});
