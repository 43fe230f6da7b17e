import { expect, it } from 'vitest';
import type { SearchView } from '~api';
import { offerActions, pageActions } from '~/lib/actions.ts';
import { fits, foundGroups, offersFor } from './palette.ts';

it('finds a label by the beginnings of its words, in any order and script', () => {
  expect(fits('Ask a clinic', 'cl as')).toBe(true);
  expect(fits('Запросить клинику', 'кли')).toBe(true);
  expect(fits('Ask a clinic', 'linic')).toBe(false);
  expect(fits('Ask a clinic', '')).toBe(true);
});

it('puts actions before pages before what was found, and leaves empty groups out', () => {
  const found: SearchView = { cases: [], dossiers: [{ kind: 'mission', id: 'm1', number: 'MI-2026-0001', title: 'Visit to Hanoi' }], parties: [], services: [] };
  const words = { caseLine: () => '', kind: (kind: string) => kind, place: (code: string) => code };
  const groups = offersFor('vi', [{ id: 'visa', label: 'Record a visa', run: () => {} }], [{ id: '/board', label: 'Board' }], foundGroups(found, words));
  expect(groups.map(({ name }) => name)).toEqual(['actions', 'dossiers']);
  expect(groups[1]!.offers[0]!.target).toEqual({ to: '/missions/$id', params: { id: 'm1' } });
});

it('offers the actions of a page only while it is shown', () => {
  const leave = offerActions(() => [{ id: 'a', label: 'A', run: () => {} }]);
  expect(pageActions().map(({ id }) => id)).toEqual(['a']);
  leave();
  expect(pageActions()).toEqual([]);
});
