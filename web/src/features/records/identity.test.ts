import { expect, it } from 'vitest';
import { nameText, otherBirth, otherName } from './identity.ts';

const person = (text: string, birth_date?: string) => ({ names: [{ text, given: [] }], birth_date });

it('tells of names that share no word', () => {
  expect(otherName(person('Nguyễn Thị Hạnh'), { name: 'NGUYỄN HẠNH' })).toBe(false);
  expect(otherName(person('Nguyễn Thị Hạnh'), { name: 'Nguyen Thi Hanh' })).toBe(false);
  expect(otherName(person('Trần Văn Đức'), { name: 'Nguyễn Thị Hạnh' })).toBe(true);
});

it('tells of another birth, as far as both say it', () => {
  expect(otherBirth(person('', '1971-04-12'), { birth_date: '1971-04-12' })).toBe(false);
  expect(otherBirth(person('', '1971'), { birth_date: '1971-04-12' })).toBe(false);
  expect(otherBirth(person('', '1971-04-12'), { birth_year: 1971 })).toBe(false);
  expect(otherBirth(person('', '1972-04-12'), { birth_date: '1971-04-12' })).toBe(true);
  expect(otherBirth(person('', '1972-04-12'), { birth_year: 1971 })).toBe(true);
  expect(otherBirth(person('', '1972-04-12'), {})).toBe(false);
});

it('does not compare names across scripts, nor with a hidden name', () => {
  expect(otherName(person('Батбаярын Сарнай'), { name: 'Batbayar Sarnai' })).toBe(false);
  expect(otherName(person('Батбаярын Сарнай'), {})).toBe(false);
});

it('writes a name as the document does', () => {
  expect(nameText({ names: [{ family: 'Trần', given: ['Văn', 'Đức'] }] })).toBe('Trần Văn Đức');
  expect(nameText({ names: [] })).toBe('');
});
