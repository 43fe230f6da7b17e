import { expect, it } from 'vitest';
import { assemble, pointersOf } from './form.ts';

it('assembles a body, leaves out what is empty and closes gaps in lists', () => {
  expect(assemble({ '/patient/name': ' Nguyễn Thị Hạnh ', '/patient/phone': '', '/lines/0/text': 'a', '/lines/2/text': 'b', '/lines/2/included': false }))
    .toEqual({ patient: { name: 'Nguyễn Thị Hạnh' }, lines: [{ text: 'a' }, { text: 'b', included: false }] });
});

it('takes a nested object apart and back', () => {
  const wish = { wish: { specialty: 'oncology', budget: { minor: '100', currency: 'USD' }, places: ['VN', 'MN'] }, lines: [{ text: 'x' }] };
  expect(pointersOf(wish)['/wish/budget']).toEqual({ minor: '100', currency: 'USD' });
  expect(assemble(pointersOf(wish))).toEqual(wish);
});
