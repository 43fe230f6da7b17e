import { expect, it, vi } from 'vitest';
import type { CaseCard } from '~api';
import { ApiError } from '~/lib/api/problem.ts';
import { assignAct, keywordAct, runBulk, undoBulk, type BulkResult } from './bulk.ts';
import { toggled } from './selection.ts';

const cards = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id }) as CaseCard);
const states = (results: readonly BulkResult[]) => results.map(({ state }) => state);

it('gives each case a result of its own, in the order in which they were chosen', async () => {
  let running = 0;
  let most = 0;
  const told: string[][] = [];
  const results = await runBulk(cards, async ({ id }) => {
    most = Math.max(most, running += 1);
    await Promise.resolve();
    running -= 1;
    if (id === 'b') throw new ApiError({ status: 409, code: 'wrong_stage' });
    return undefined;
  }, (now) => told.push(states(now)));
  expect(states(results)).toEqual(['done', 'refused', 'done', 'done', 'done', 'done']);
  expect(told[0]).toEqual(Array(6).fill('waiting'));
  expect(most).toBe(4);
});

it('asks once more under the same key where the answer is uncertain, and no more than that', async () => {
  const keys: string[] = [];
  const results = await runBulk(cards.slice(0, 1), (_card, key) => { keys.push(key); return Promise.reject(new ApiError({ status: 0, code: 'offline' })); }, () => {});
  expect(states(results)).toEqual(['refused']);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

it('takes back what can be, and says where that failed', async () => {
  const undone: string[] = [];
  const results = await runBulk(cards.slice(0, 3), ({ id }) => Promise.resolve(id === 'c' ? undefined : () => (id === 'b' ? Promise.reject(new Error('late')) : (undone.push(id), Promise.resolve()))), () => {});
  const after = await undoBulk(results, () => {});
  expect(states(after)).toEqual(['undone', 'undo_refused', 'done']);
  expect(undone).toEqual(['a']);
  expect(states(await undoBulk(after, () => {}))).toEqual(states(after));
});

it('assigns and names what takes it back, and leaves alone what is so already', async () => {
  const sent: [string, unknown][] = [];
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    if (init?.method === 'POST') sent.push([url, JSON.parse(init.body as string)]);
    const reply = init?.method === 'POST' ? { ids: [] } : { desk: url.endsWith('/a') ? { assignee: { id: 'old', name: 'Old' }, keywords: [] } : { assignee: { id: 'new', name: 'New' }, keywords: ['tet'] } };
    return Promise.resolve(new Response(JSON.stringify(reply), { status: 200, headers: { 'Content-Type': 'application/json' } }));
  });
  const undo = await assignAct('new')(cards[0]!, 'k1');
  expect(await assignAct('new')(cards[1]!, 'k2')).toBeUndefined();
  expect(await keywordAct('tet')(cards[1]!, 'k3')).toBeUndefined();
  await undo!();
  expect(sent).toEqual([['/api/cases/a/assign-case', { user: 'new' }], ['/api/cases/a/assign-case', { user: 'old' }]]);
  vi.unstubAllGlobals();
});

it('chooses and lets go', () => {
  expect(toggled(toggled([], cards[0]!), cards[1]!).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(toggled(cards.slice(0, 2), cards[0]!).map(({ id }) => id)).toEqual(['b']);
});
