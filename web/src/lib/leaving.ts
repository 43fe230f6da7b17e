// Signing out is promised at once and kept as soon as the server can be asked: until then this browser remembers whose session is to end, and shows it to nobody.
import { useSyncExternalStore } from 'react';
import type { SessionView } from '~api';
import { get, send, setCsrf } from './api/client.ts';
import { ApiError } from './api/problem.ts';

const kLeaving = 'hospitium.leaving';
const heard = new Set<() => void>();
let ending: Promise<void> | undefined;

const whose = () => localStorage.getItem(kLeaving);
const tell = () => { for (const listener of heard) listener(); };

/** Only the session that was left: somebody else may have come in since, in another tab. */
async function end(): Promise<void> {
  try {
    const { csrf, user } = await get<SessionView>('/api/session');
    if (user.id === whose()) {
      setCsrf(csrf);
      await send('DELETE', '/api/session');
    }
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
  }
  setCsrf(undefined);
  localStorage.removeItem(kLeaving);
  tell();
}

/** Ends the session that was left, if one was; fails while the server cannot be asked. Comes before anything of a session is shown. */
export async function finishLeaving(): Promise<void> {
  if (whose() === null) return;
  ending ??= end().finally(() => { ending = undefined; });
  await ending;
}

/** From now on nobody is signed in here, whether the server has heard of it or not. */
export async function leaveSession(user: string): Promise<void> {
  localStorage.setItem(kLeaving, user);
  tell();
  await finishLeaving().catch(() => undefined);
}

function hear(listener: () => void): () => void {
  heard.add(listener);
  addEventListener('storage', listener);
  return () => { heard.delete(listener); removeEventListener('storage', listener); };
}

/** Whether a session that was left waits for the line. */
export function useLeaving(): boolean { return useSyncExternalStore(hear, () => whose() !== null); }

/** Another tab of this browser signed out: what stands open here is of nobody. Also keeps asking the server whenever the line is back. */
export function whenLeft(listener: () => void): () => void {
  const left = ({ key, newValue }: StorageEvent) => { if (key === kLeaving && newValue !== null) listener(); };
  const again = () => void finishLeaving().catch(() => undefined);
  addEventListener('storage', left);
  addEventListener('online', again);
  return () => { removeEventListener('storage', left); removeEventListener('online', again); };
}
