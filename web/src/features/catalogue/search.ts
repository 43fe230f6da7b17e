// What the address of the catalogue holds, and how a facet's value goes in and out of it.
import { kFacetName, type FacetName } from '~api';

/** ?sort= of the search. */
export const kSorts = ['score', 'price', 'waiting'] as const;

export type CatalogueSearch = Partial<Record<FacetName | 'q' | 'budget' | 'currency' | 'age' | 'origin' | 'sort', string>>;

export function chosen(search: CatalogueSearch, facet: FacetName): string[] { return search[facet]?.split(',').filter(Boolean) ?? []; }

/** The same search with one value more or less; an empty facet leaves the address. */
export function toggled(search: CatalogueSearch, facet: FacetName, value: string): CatalogueSearch {
  const now = chosen(search, facet);
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  return { [facet]: next.length > 0 ? next.join(',') : undefined };
}

export function filterCount(search: CatalogueSearch): number {
  const wishes = [search.budget, search.age, search.origin].filter(Boolean).length;
  return kFacetName.reduce((sum, facet) => sum + chosen(search, facet).length, wishes);
}

/** A wish half typed is not asked: the server would refuse letters. */
export function asked(search: CatalogueSearch): CatalogueSearch {
  const number = (text: string | undefined) => (text && /^\d+$/.test(text) ? text : undefined);
  return { ...search, budget: number(search.budget), age: number(search.age) };
}
