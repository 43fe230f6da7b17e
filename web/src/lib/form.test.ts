import { expect, it } from 'vitest';
import { assemble, changedMembers, changedSince, concerns, kBase, kTag, pointersOf, rowsIn, toldBy, withoutRow, type Claim } from './form.ts';

it('assembles a body, leaves out what is empty and closes gaps in lists', () => {
  expect(assemble({ '/patient/name': ' Nguyễn Thị Hạnh ', '/patient/phone': '', '/lines/0/text': 'a', '/lines/2/text': 'b', '/lines/2/included': false }))
    .toEqual({ patient: { name: 'Nguyễn Thị Hạnh' }, lines: [{ text: 'a' }, { text: 'b', included: false }] });
});

it('takes a nested object apart and back', () => {
  const wish = { wish: { specialty: 'oncology', budget: { minor: '100', currency: 'USD' }, places: ['VN', 'MN'] }, lines: [{ text: 'x' }] };
  expect(pointersOf(wish)['/wish/budget']).toEqual({ minor: '100', currency: 'USD' });
  expect(assemble(pointersOf(wish))).toEqual(wish);
});

it('keeps the version that is edited out of the body', () => {
  expect(assemble({ '/name': 'Neva', [kTag]: '"3"', [kBase]: { name: 'Нева' } })).toEqual({ name: 'Neva' });
});

it('takes a row out of a list and moves the later ones up', () => {
  const values = { '/name': 'x', '/licences/0/number': 'a', '/licences/1/number': 'b', '/licences/2/number': 'c', '/licences/2/until': 'd', '/licencesOther/1/number': 'e' };
  const kept = withoutRow(values, '/licences', 1);
  expect(kept).toEqual({ '/name': 'x', '/licences/0/number': 'a', '/licences/1/number': 'c', '/licences/1/until': 'd', '/licencesOther/1/number': 'e' });
  expect(rowsIn(kept, '/licences')).toEqual([0, 1]);
});

it('names the members in which two versions of a record differ', () => {
  expect(changedMembers({ name: 'a', place: 'VN', licences: [{ number: '1' }] }, { name: 'a', licences: [{ number: '2' }], website: 'w' })).toEqual(['place', 'licences', 'website']);
});

it('says that a whole is missing at its required parts, and nothing else there', () => {
  expect(concerns({ field: '/patient', code: 'required' }, '/patient/name', true)).toBe(true);
  expect(concerns({ field: '/patient', code: 'required' }, '/patient/phone')).toBe(false);
  expect(concerns({ field: '/patient', code: 'out_of_range' }, '/patient/name', true)).toBe(false);
  expect(concerns({ field: '/patient_name', code: 'required' }, '/patient', true)).toBe(false);
  expect(concerns({ field: '/budget/minor', code: 'out_of_range' }, '/budget')).toBe(true);
});

it('names the field that says what is wrong, and its row; the list itself where the field is gone', () => {
  const error = { field: '/terms/lines/1/price/minor', code: 'required' };
  const list: [string, Claim] = ['/terms/lines', { required: false, label: 'Estimate' }];
  const field: [string, Claim] = ['/terms/lines/1/price', { required: true, label: 'Price' }];
  expect(toldBy(new Map([list, field]), error)).toEqual({ error, at: '/terms/lines/1/price', label: 'Price', row: 2 });
  expect(toldBy(new Map([list]), error)).toEqual({ error, at: '/terms/lines', label: 'Estimate', row: undefined, said: undefined });
  expect(toldBy(new Map(), error)).toEqual({ error });
  const named: [string, Claim] = ['/terms/lines/1/price', { required: true, label: 'Price', group: 'Estimate' }];
  expect(toldBy(new Map([named]), error)).toEqual({ error, at: '/terms/lines/1/price', label: 'Price', group: 'Estimate', row: 2 });
});

it('tells what is wrong in the words of the field that knows it better', () => {
  const error = { field: '/terms/valid_until', code: 'wrong_type' };
  expect(toldBy(new Map([['/terms/valid_until', { required: true, label: 'Valid until', said: 'There is no such day.' }]]), error).said).toBe('There is no such day.');
});

it('is silent about what was changed since it was refused, and about nothing else', () => {
  const then = { '/terms/valid_until': '2020-01-01', '/terms/price': { minor: '5', currency: 'USD' }, '/terms/plan': 'a' };
  const date = { field: '/terms/valid_until', code: 'date_in_past' };
  const price = { field: '/terms/price/minor', code: 'wrong_type' };
  expect(changedSince(date, then, { ...then, '/terms/valid_until': '2030-01-01' })).toBe(true);
  expect(changedSince(date, then, { ...then, '/terms/plan': 'b', tag: '"2"' })).toBe(false);
  expect(changedSince(price, then, { ...then, '/terms/price': { minor: '50', currency: 'USD' } })).toBe(true);
  expect(changedSince(price, then, { ...then, '/terms/price': { minor: '5', currency: 'USD' } }), 'as it was').toBe(false);
  expect(changedSince({ field: '/terms', code: 'required' }, {}, { '/terms/plan': 'a' })).toBe(true);
});
