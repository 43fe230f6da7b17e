import { expect, it } from 'vitest';
import { differs } from './identity.ts';

const person = (text: string, birth_date?: string) => ({ names: [{ text, given: [] }], birth_date });

it('tells of another birth date or of names that share no word', () => {
  expect(differs(person('Nguyễn Thị Hạnh', '1971-04-12'), { name: 'Nguyen Thi Hanh', birth_date: '1971-04-12' })).toBe(false);
  expect(differs(person('Nguyễn Thị Hạnh', '1971'), { name: 'NGUYỄN HẠNH', birth_date: '1971-04-12' })).toBe(false);
  expect(differs(person('Nguyễn Thị Hạnh', '1972-04-12'), { name: 'Nguyễn Thị Hạnh', birth_date: '1971-04-12' })).toBe(true);
  expect(differs(person('Trần Văn Đức'), { name: 'Nguyễn Thị Hạnh' })).toBe(true);
});

it('does not compare names across scripts, nor with a hidden name', () => {
  expect(differs(person('Батбаярын Сарнай'), { name: 'Batbayar Sarnai' })).toBe(false);
  expect(differs(person('Батбаярын Сарнай'), {})).toBe(false);
});
