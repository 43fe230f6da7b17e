// Live updates: the server says which dossier changed (no content), and the queries that show it are asked again.
// Many changes in a moment make one round of asking. EventSource resumes from the last position by itself.
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

export type LiveState = 'off' | 'live' | 'reconnecting';

interface Changed { kind: string; id: string }

const kGather_ms = 300;
const kRetry_ms = [1000, 2000, 5000, 10000, 30000];

let state: LiveState = 'off';
const listeners = new Set<() => void>();

function setState(next: LiveState): void {
  if (state === next) return;
  state = next;
  listeners.forEach((listener) => listener());
}

export function useLiveState(): LiveState {
  return useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, () => state);
}

/** Queries that are made from all dossiers. */
const kOverAll = ['start', 'notices', 'clocks'];

/** Queries are named [kind, id, ...] for one dossier and [`${kind}s`, ...] for lists; start pages, notices and clocks hear of everything
 * but of who comes and goes ("presence"), which changes no dossier. */
export function affectedBy(queryKey: readonly unknown[], changes: readonly Changed[]): boolean {
  const [name, id] = queryKey;
  if (kOverAll.includes(String(name))) return changes.some(({ kind }) => kind !== 'presence');
  return changes.some((change) => (name === change.kind && id === change.id) || name === `${change.kind}s`);
}

export function listen(client: QueryClient): () => void {
  let source: EventSource | undefined;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let gather: ReturnType<typeof setTimeout> | undefined;
  let changes: Changed[] = [];

  const flush = () => {
    const now = changes;
    changes = [];
    gather = undefined;
    void client.invalidateQueries({ predicate: ({ queryKey }) => affectedBy(queryKey, now) });
  };
  const open = () => {
    source = new EventSource('/api/events');
    source.onopen = () => {
      if (attempt > 0) void client.invalidateQueries();
      attempt = 0;
      setState('live');
    };
    source.addEventListener('changed', (event) => {
      try {
        changes.push(JSON.parse((event as MessageEvent<string>).data) as Changed);
      } catch {
        return;
      }
      gather ??= setTimeout(flush, kGather_ms);
    });
    for (const name of ['closed', 'reset']) source.addEventListener(name, () => void client.invalidateQueries());
    source.onerror = () => {
      setState('reconnecting');
      if (source?.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(open, kRetry_ms[Math.min(attempt, kRetry_ms.length - 1)]);
      attempt += 1;
    };
  };
  open();
  return () => {
    source?.close();
    clearTimeout(retry);
    clearTimeout(gather);
    setState('off');
  };
}
