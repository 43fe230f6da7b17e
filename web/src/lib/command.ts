// Sending a command: one Idempotency-Key per intention. After an uncertain answer (network, busy) the same body keeps its key, so a
// repeat can never do it twice; after a definite answer the next attempt is a new intention.
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newKey, send } from './api/client.ts';
import { ApiError } from './api/problem.ts';
import type { ReceiptView } from '~api';

export interface KeyKeeper { keyFor(path: string, body: unknown): string; settled(error?: unknown): void }

export function keyKeeper(fresh: () => string = newKey): KeyKeeper {
  let held: { intent: string; key: string } | undefined;
  return {
    keyFor(path, body) {
      const intent = `${path} ${JSON.stringify(body)}`;
      if (held?.intent !== intent) held = { intent, key: fresh() };
      return held.key;
    },
    settled(error) {
      if (!(error instanceof ApiError && error.uncertain)) held = undefined;
    },
  };
}

/** Lists of a kind are asked for under its plural. */
export const pluralOf = (kind: string) => (kind === 'party' ? 'parties' : `${kind}s`);

export interface Command { path: string; body?: unknown; method?: 'POST' | 'PUT'; ifMatch?: string }

export function useCommand<Reply = ReceiptView>(kind: string): UseMutationResult<Reply, Error, Command> {
  const keeper = useRef<KeyKeeper>(undefined);
  keeper.current ??= keyKeeper();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body = {}, method = 'POST', ifMatch }: Command) =>
      send<Reply>(method, path, body, { key: keeper.current!.keyFor(path, body), ifMatch }),
    onSettled: (_reply, error) => keeper.current!.settled(error),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => [kind, pluralOf(kind), 'start', 'clocks', 'notices'].includes(String(queryKey[0])) }),
  });
}
