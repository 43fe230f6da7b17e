import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { commandOptions } from './command.ts';
import { keyKeeper } from './keys.ts';

afterEach(() => vi.unstubAllGlobals());

it('tells a form that it is done though the refreshed view no longer has the form', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"id":"1"}', { status: 200, headers: { 'Content-Type': 'application/json' } }));
  const client = new QueryClient();
  const observer = new MutationObserver(client, commandOptions(client, 'case', keyKeeper()));
  const leave = observer.subscribe(() => undefined);
  const order: string[] = [];
  client.invalidateQueries = async () => { leave(); order.push('refreshed'); };
  await observer.mutate({ path: '/api/cases/1/ask-information', done: () => order.push('done') });
  expect(order).toEqual(['done', 'refreshed']);
});
