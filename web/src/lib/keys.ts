// One Idempotency-Key per intention. After an uncertain answer (network, busy) the same body keeps its key, so a repeat can never do it twice; after a definite
// answer the next attempt is a new intention.
import { newKey } from './api/client.ts';
import { ApiError } from './api/problem.ts';

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
