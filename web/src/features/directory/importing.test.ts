import { expect, it } from 'vitest';
import { choose, columnsText, kCsv, kindOf, kXlsx, typeOf } from './importing.ts';

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
