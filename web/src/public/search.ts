// The search of this page: it lives in the address, is asked a moment after the last change, and grows page by page.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ServicePage } from '~api';
import { get } from '~/lib/api/client.ts';
import { asked, type CatalogueSearch } from '~/lib/catalogue.ts';

const kPause_ms = 200;
const kReadAgain_ms = 2000;

export function readAddress(search: string): CatalogueSearch { return Object.fromEntries(new URLSearchParams(search)) as CatalogueSearch; }

export function addressOf(search: CatalogueSearch): string {
  const pairs = Object.entries(search).filter(([, value]) => value) as [string, string][];
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

/** The address says what is searched for; going back in the browser goes back in the search. */
export function useSearch(): [CatalogueSearch, (part: CatalogueSearch) => void] {
  const [search, setSearch] = useState(() => readAddress(location.search));
  useEffect(() => {
    const back = () => setSearch(readAddress(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const change = useCallback((part: CatalogueSearch) => setSearch((now) => {
    const next = { ...now, ...part };
    history.replaceState(null, '', location.pathname + addressOf(next));
    return next;
  }), []);
  return [search, change];
}

export interface Hits { page?: ServicePage; error?: unknown; busy: boolean; more: () => void; again: () => void }

/** `language` asks anew, since texts come in the reader's language. */
export function useHits(search: CatalogueSearch, language: string): Hits {
  const [state, setState] = useState<Omit<Hits, 'more' | 'again'>>({ busy: true });
  const [round, setRound] = useState(0);
  const latest = useRef<AbortController>(undefined);
  const question = JSON.stringify(asked(search));
  const ask = useCallback(async (cursor?: string) => {
    latest.current?.abort();
    const own = new AbortController();
    latest.current = own;
    setState((now) => ({ ...now, busy: true }));
    try {
      const page = await get<ServicePage>('/api/catalogue/services', { ...(JSON.parse(question) as CatalogueSearch), cursor }, own.signal);
      setState((now) => ({ busy: false, page: cursor && now.page ? { ...page, items: [...now.page.items, ...page.items] } : page }));
    } catch (error) {
      if (!own.signal.aborted) setState((now) => ({ ...now, busy: false, error }));
    }
  }, [question]);
  useEffect(() => {
    const timer = setTimeout(() => void ask(), kPause_ms);
    return () => clearTimeout(timer);
  }, [ask, language, round]);
  const building = state.page?.complete === false;
  useEffect(() => {
    if (!building) return undefined;
    const timer = setTimeout(() => setRound((now) => now + 1), kReadAgain_ms);
    return () => clearTimeout(timer);
  }, [building, round]);
  return { ...state, more: () => void ask(state.page?.next), again: () => setRound((now) => now + 1) };
}
