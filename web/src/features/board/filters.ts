// The board's filters live in the address: one word each, the same words as the query of GET /api/cases.
import { useNavigate, useSearch } from '@tanstack/react-router';

export const kFilters = ['q', 'stage', 'origin', 'destination', 'specialty', 'urgency', 'owner', 'owes', 'assignee', 'keyword'] as const;
export type Filter = (typeof kFilters)[number];
/** One query, three shapes; the board is the one that an address without `view` shows. */
export const kViews = ['board', 'list', 'calendar'] as const;
export type View = (typeof kViews)[number];
export type BoardSearch = Partial<Record<Filter | 'view' | 'sort' | 'span' | 'on', string>>;

export function viewOf({ view }: BoardSearch): View { return kViews.find((name) => name === view) ?? 'board'; }

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

/** The filters alone: what every shape is asked. */
export function filtersOf(search: BoardSearch): Record<string, string> { return Object.fromEntries(activeFilters(search)); }

/** What the server is asked: filters and order, nothing of how they are shown. */
export function queryOf(search: BoardSearch): Record<string, string> {
  return search.sort ? { ...filtersOf(search), sort: search.sort } : filtersOf(search);
}

/** The shape changes, the filters stay; a board has a column for each stage and needs no filter for it. */
export function inView(view: View): BoardSearch {
  return { view: view === 'board' ? undefined : view, ...(view === 'board' ? { stage: undefined } : {}), ...(view === 'calendar' ? {} : { span: undefined, on: undefined }) };
}

/** The part of an address that a saved view keeps: no search words, which may be a person's name, and no date. */
export function keepable({ q: _q, on: _on, ...search }: BoardSearch): string {
  const pairs = Object.entries(search).filter(([, value]) => value) as [string, string][];
  return new URLSearchParams(pairs).toString();
}
export function searchOf(query: string): BoardSearch { return Object.fromEntries(new URLSearchParams(query)) as BoardSearch; }
