// The board's filters live in the address: one word each, the same words as the query of GET /api/cases.
import { useNavigate, useSearch } from '@tanstack/react-router';

export const kFilters = ['q', 'stage', 'origin', 'destination', 'specialty', 'urgency', 'owner', 'owes'] as const;
export type Filter = (typeof kFilters)[number];
export type BoardSearch = Partial<Record<Filter | 'view' | 'sort', string>>;

export function activeFilters(search: BoardSearch): [Filter, string][] {
  return kFilters.flatMap((name) => (search[name] ? [[name, search[name]] as [Filter, string]] : []));
}

export function useBoardSearch(): { search: BoardSearch; change: (part: BoardSearch) => void; show: (whole: BoardSearch) => void } {
  const search = useSearch({ strict: false }) as BoardSearch;
  const navigate = useNavigate();
  return {
    search,
    change: (part) => void navigate({ to: '/board', search: { ...search, ...part }, replace: true }),
    show: (whole) => void navigate({ to: '/board', search: whole }),
  };
}

/** What the server is asked: filters and order, nothing of how they are shown. */
export function queryOf(search: BoardSearch): Record<string, string> {
  const query = Object.fromEntries(activeFilters(search));
  return search.sort ? { ...query, sort: search.sort } : query;
}
