// Sending a command, and asking anew for what it may have changed.
import { useMutation, useQueryClient, type MutationOptions, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { send } from './api/client.ts';
import { keyKeeper, type KeyKeeper } from './keys.ts';
import type { ReceiptView } from '~api';

/** Lists of a kind are asked for under its plural. */
export const pluralOf = (kind: string) => (kind === 'party' ? 'parties' : `${kind}s`);

/** `done` hears of it before what is shown is asked for anew: that may take away the very screen that gave the command. */
export interface Command<Reply = ReceiptView> { path: string; body?: unknown; method?: 'POST' | 'PUT'; ifMatch?: string; done?: (reply: Reply) => void }

/** What is shown of a kind, and what is made of all dossiers, is asked for anew. */
export function refresh(client: QueryClient, kind: string): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => [kind, pluralOf(kind), 'start', 'clocks', 'notices', 'match'].includes(String(queryKey[0])) });
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
