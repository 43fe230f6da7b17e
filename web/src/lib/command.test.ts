import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { ApiError } from './api/problem.ts';
import { commandOptions, keyKeeper } from './command.ts';

it('keeps the key while the outcome is unknown and makes a new one after a definite answer', () => {
  let made = 0;
  const keeper = keyKeeper(() => `key-${++made}`);
  expect(keeper.keyFor('/x', { a: 1 })).toBe('key-1');
  keeper.settled(new ApiError({ status: 0, code: 'offline' }));
  expect(keeper.keyFor('/x', { a: 1 })).toBe('key-1');
  keeper.settled(new ApiError({ status: 503, code: 'busy' }));
  expect(keeper.keyFor('/x', { a: 1 })).toBe('key-1');
  expect(keeper.keyFor('/x', { a: 2 })).toBe('key-2');
  keeper.settled(new ApiError({ status: 409, code: 'wrong_stage' }));
  expect(keeper.keyFor('/x', { a: 2 })).toBe('key-3');
});

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
