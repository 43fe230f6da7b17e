// What the address of the catalogue holds, and how a facet's value goes in and out of it: the same for staff and for everybody.
import { kFacetName, type FacetName, type ServiceRecord } from '~api';
import type { Reader } from './i18n/context.tsx';

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

/** The name of a facet's value: a place with its country, a language, a word of the catalogue. */
export function facetText(facet: FacetName, value: string, { t, place, languageName, list }: Pick<Reader, 't' | 'place' | 'languageName' | 'list'>): string {
  if (facet === 'place') return value.length > 2 ? list([place(value), place(value.slice(0, 2))]) : place(value);
  if (facet === 'language') return languageName(value);
  if (facet === 'sex') return t(`catalogue.sex.${value}`);
  return facet === 'specialty' ? t(`specialty.${value}`) : t(`catalogue.${facet}.${value}`);
}

/** A range that is open at one end says so in words. */
function agesOf({ age_min: from, age_max: until }: ServiceRecord, { t, number }: Pick<Reader, 't' | 'number'>): string | undefined {
  if (from && until !== undefined) return t('catalogue.ages', { from: number(from), until: number(until) });
  if (until !== undefined) return t('catalogue.ages_until', { until: number(until) });
  return from ? t('catalogue.ages_from', { from: number(from) }) : undefined;
}

/** What a card says of a service beside its title and price, in one line. */
export function factsOf(record: ServiceRecord, { t, number }: Pick<Reader, 't' | 'number'>): string {
  const facts = [
    t(`specialty.${record.specialty}`), t(`catalogue.setting.${record.setting}`),
    record.stay_days !== undefined && record.stay_days > 0 && t('catalogue.stay', { n: number(record.stay_days) }),
    record.waiting_days !== undefined && t('catalogue.wait', { n: number(record.waiting_days) }),
    record.sex !== undefined && t(`catalogue.only_for.${record.sex}`),
    agesOf(record, { t, number }),
  ];
  return facts.filter(Boolean).join(' · ');
}
