import { expect, it } from 'vitest';
import { filtersOf, inView, keepable, queryOf, searchOf, viewOf } from './filters.ts';

it('asks the same filters in every shape', () => {
  const search = { view: 'calendar', sort: 'due', span: 'week', on: '2026-03-01', origin: 'VN', q: 'hanh' };
  expect(filtersOf(search)).toEqual({ origin: 'VN', q: 'hanh' });
  expect(queryOf(search)).toEqual({ origin: 'VN', q: 'hanh', sort: 'due' });
  expect({ ...search, ...inView('list') }).toEqual({ view: 'list', sort: 'due', origin: 'VN', q: 'hanh' });
  expect(inView('board')).toEqual({ view: undefined, stage: undefined, span: undefined, on: undefined });
});

it('keeps who looks after a case, and its keyword, in the address and in a view', () => {
  const search = { assignee: 'a1', keyword: 'Tết', owes: 'p1' };
  expect(filtersOf(search)).toEqual(search);
  expect(searchOf(keepable(search))).toEqual(search);
});

it('knows the board where the address names no shape that there is', () => {
  expect([viewOf({}), viewOf({ view: 'list' }), viewOf({ view: 'tower' })]).toEqual(['board', 'list', 'board']);
});

it('keeps a view without search words and without a date', () => {
  expect(keepable({ view: 'calendar', q: 'Nguyễn', on: '2026-03-01', urgency: 'stat', stage: undefined })).toBe('view=calendar&urgency=stat');
  expect(searchOf('view=list&sort=due')).toEqual({ view: 'list', sort: 'due' });
});
