// Sending a command: one Idempotency-Key per intention. After an uncertain answer (network, busy) the same body keeps its key, so a
// repeat can never do it twice; after a definite answer the next attempt is a new intention.
import { useMutation, useQueryClient, type MutationOptions, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
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

/** `done` hears of it before what is shown is asked for anew: that may take away the very screen that gave the command. */
export interface Command<Reply = ReceiptView> { path: string; body?: unknown; method?: 'POST' | 'PUT'; ifMatch?: string; done?: (reply: Reply) => void }

/** What is shown of a kind, and what is made of all dossiers, is asked for anew. */
export function refresh(client: QueryClient, kind: string): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => [kind, pluralOf(kind), 'start', 'clocks', 'notices'].includes(String(queryKey[0])) });
}

export function commandOptions<Reply>(client: QueryClient, kind: string, keeper: KeyKeeper): MutationOptions<Reply, Error, Command<Reply>> {
  return {
    mutationFn: ({ path, body = {}, method = 'POST', ifMatch }) => send<Reply>(method, path, body, { key: keeper.keyFor(path, body), ifMatch }),
    onSettled: (_reply, error) => keeper.settled(error),
    onSuccess: (reply, { done }) => {
      done?.(reply);
      return refresh(client, kind);
    },
  };
}

export function useCommand<Reply = ReceiptView>(kind: string): UseMutationResult<Reply, Error, Command<Reply>> {
  const keeper = useRef<KeyKeeper>(undefined);
  keeper.current ??= keyKeeper();
  return useMutation(commandOptions<Reply>(useQueryClient(), kind, keeper.current));
}
