// One ticking clock for the whole page: a hundred clock badges cost one timer.
import { useSyncExternalStore } from 'react';

const kTick_ms = 30_000;
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => { now = new Date(); listeners.forEach((each) => each()); }, kTick_ms);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present, renewed twice a minute. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}
