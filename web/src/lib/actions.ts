// What may be done on the page one is on. A page offers its actions while it is shown; the palette asks for them when it opens.
import { useEffect, useRef } from 'react';

export interface PageAction { id: string; label: string; run: () => void }

const offered = new Set<() => readonly PageAction[]>();

export function pageActions(): PageAction[] { return [...offered].flatMap((offer) => offer()); }

export function offerActions(offer: () => readonly PageAction[]): () => void {
  offered.add(offer);
  return () => { offered.delete(offer); };
}

export function usePageActions(actions: readonly PageAction[]): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => offerActions(() => latest.current), []);
}
