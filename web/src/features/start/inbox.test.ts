import { expect, it } from 'vitest';
import { inboxSearch } from './inbox.ts';

it('shows all of what the start page shows the beginning of, in its order', () => {
  expect(inboxSearch(['clinic'])).toEqual({ view: 'list', sort: 'due', owes: 'clinic' });
  expect(inboxSearch(['clinic', 'branch'])).toEqual({ view: 'list', sort: 'due' });
});
