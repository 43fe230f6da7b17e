// What the list is asked for: words, a stage, and whether it waits for the agency. It stands in the address.
import { kCasesStage, type CasesStage } from '~api';

export interface Filters { q: string; stage?: CasesStage; mine: boolean }

export function filtersOf(search: string): Filters {
  const asked = new URLSearchParams(search);
  return { q: asked.get('q') ?? '', stage: kCasesStage.find((stage) => stage === asked.get('stage')), mine: asked.get('mine') === '1' };
}

export function searchOf({ q, stage, mine }: Filters): string {
  const pairs = Object.entries({ q: q.trim(), stage, mine: mine ? '1' : undefined }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

export const filtered = (filters: Filters): boolean => searchOf(filters) !== '';

/** As GET /api/cases is asked; `own` is the organisation that it would wait for. */
export function queryOf({ q, stage, mine }: Filters, own: string | undefined): Record<string, string | undefined> {
  return { q: q.trim() || undefined, stage, owes: mine ? own : undefined };
}
