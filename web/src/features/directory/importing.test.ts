import { expect, it } from 'vitest';
import { choose, columnsText, kCsv, kindOf, kXlsx, recordsText, reviewRows, typeOf } from './importing.ts';

it('sends a file as what its name says', () => {
  expect(['a.csv', 'A.CSV', 'b.tsv', 'c.xlsx', 'd.xlsm', 'e'].map(typeOf)).toEqual([kCsv, kCsv, kCsv, kXlsx, kXlsx, kXlsx]);
});

it('gives a column one meaning', () => {
  const columns = [{ heading: 'Name', column: 'name' }, { heading: 'x' }, { heading: 'Place', column: 'place' }];
  expect(columnsText(columns)).toBe('name,,place');
  expect(columnsText(choose(columns, 1, 'name'))).toBe(',name,place');
  expect(columnsText(choose(columns, 2, undefined))).toBe('name,,');
});

it('falls back to the first kind of table', () => {
  expect(kindOf('licences', ['parties', 'licences'])).toBe('licences');
  expect(kindOf('anything', ['parties', 'licences'])).toBe('parties');
});

it('says of single rows before it says of all', () => {
  expect(recordsText({ '*': 'same', 7: 'new', 12: 'id' })).toBe('7:new,12:id,*:same');
  expect(recordsText({})).toBe('');
});

it('puts what is wrong beside its row, and what is wrong with a heading above all', () => {
  const wrong = (row: number, column: string) => ({ row, column, code: 'required', text: '', said: '', words: [], candidates: [] });
  const row = (n: number, outcome: 'added' | 'wrong') => ({ row: n, name: `${n}`, outcome, changes: [] });
  const { rows, headings } = reviewRows({ outcomes: [row(2, 'added'), row(3, 'wrong')], errors: [wrong(1, 'colour'), wrong(3, 'name'), wrong(3, 'place')] });
  expect(rows.map(({ errors }) => errors.map(({ column }) => column))).toEqual([[], ['name', 'place']]);
  expect(headings.map(({ column }) => column)).toEqual(['colour']);
});
