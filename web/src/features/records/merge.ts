// Several summaries read as one. Nothing is thrown together: every item keeps the name of the summary it comes from.
import type { ResultGroup, Summary } from '~api';

export interface Sourced { name: string; summary: Summary }

const kLists = ['allergies', 'alerts', 'problems', 'medicines', 'results', 'reports', 'immunizations', 'procedures', 'devices', 'plans', 'others'] as const;
type Kept = Summary[(typeof kLists)[number]][number];
const kEntriesApart = 1_000_000;   // entries of different summaries stay different

function moved(group: ResultGroup, by: number): ResultGroup { return { ...group, results: group.results.map((result) => result + by) }; }

/** The summary that an item of a merged one comes from. */
export const sourceOf = (item: object): string | undefined => (item as { source?: string }).source;

export function merge(all: readonly Sourced[]): Summary {
  const first = all[0]!.summary;
  const merged: Summary = { ...first, document: { ...first.document, authors: [], language: undefined, date: undefined, timestamp: undefined }, sections: [], groups: [], issues: [], entries: 0, used: 0 };
  for (const list of kLists) (merged[list] as Kept[]) = [];
  all.forEach(({ name, summary }, place) => {
    merged.groups.push(...summary.groups.map((group) => moved(group, merged.results.length)));
    for (const list of kLists) (merged[list] as Kept[]).push(...summary[list].map((item) => ({ ...item, entry: item.entry + place * kEntriesApart, source: name })));
    merged.sections.push(...summary.sections);
    merged.issues.push(...summary.issues.map((issue) => ({ ...issue, location: `${name}: ${issue.location}` })));
    merged.entries += summary.entries;
    merged.used += summary.used;
  });
  // "None known" in one source is no news beside an allergy in another.
  if (merged.allergies.some(({ absence }) => !absence)) merged.allergies = merged.allergies.filter(({ absence }) => !absence);
  return merged;
}
