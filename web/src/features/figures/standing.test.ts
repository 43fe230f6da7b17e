import { expect, it } from 'vitest';
import { standingOf } from './standing.ts';

const said = (of: Parameters<typeof standingOf>[0]) => standingOf(of).map(({ message, values }) => `${message.split('.')[1]} ${Object.values(values ?? {}).join('/')}`.trim());

it('says on the first page already how many are counted, and why fewer can be opened once all are there', () => {
  expect(said({ counted: { cases: 40, erased: 1 }, open: 25, more: true })).toEqual(['behind_so_far 40/25', 'behind_erased 1']);
  expect(said({ counted: { cases: 40, erased: 1 }, open: 30, more: false })).toEqual(['behind_counted 40/30', 'behind_erased 1', 'behind_others 9']);
  expect(said({ counted: { cases: 3, erased: 0 }, open: 3, more: false })).toEqual(['behind_counted 3/3']);
});

it('explains a published figure to whoever does not see the exact one', () => {
  expect(said({ open: 2, more: false })).toEqual(['behind_released']);
});
