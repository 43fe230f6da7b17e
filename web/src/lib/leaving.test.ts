import { beforeEach, expect, it, vi } from 'vitest';
import { finishLeaving, leaveSession } from './leaving.ts';

const kept = new Map<string, string>();
const asked: string[] = [];
let online = true;
let who: string | undefined;

beforeEach(() => {
  kept.clear();
  asked.length = 0;
  online = true;
  who = 'vera';
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
  vi.stubGlobal('fetch', async (path: string, { method = 'GET' }: RequestInit = {}) => {
    asked.push(`${method} ${path}`);
    if (!online) throw new TypeError('no line');
    if (!who) return new Response(null, { status: 401 });
    if (method === 'DELETE') { who = undefined; return new Response(null, { status: 204 }); }
    return Response.json({ csrf: 'token', user: { id: who } });
  });
});

it('ends the session at once where the server hears of it', async () => {
  await leaveSession('vera');
  expect(who).toBeUndefined();
  expect(kept.size).toBe(0);
});

it('remembers without a line whose session is to end, and ends it before anything else', async () => {
  online = false;
  await leaveSession('vera');
  expect(who).toBe('vera');
  await expect(finishLeaving()).rejects.toThrow();
  online = true;
  await Promise.all([finishLeaving(), finishLeaving()]);
  expect(who).toBeUndefined();
  expect(asked.filter((one) => one.startsWith('DELETE'))).toHaveLength(1);
  expect(kept.size).toBe(0);
});

it('leaves the session of whoever came in since', async () => {
  online = false;
  await leaveSession('vera');
  online = true;
  who = 'oleg';
  await finishLeaving();
  expect(who).toBe('oleg');
  expect(kept.size).toBe(0);
});

it('asks nothing where nobody left', async () => {
  await finishLeaving();
  expect(asked).toEqual([]);
});
