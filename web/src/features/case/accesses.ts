// One person who reads a case for ten minutes makes many entries; told one by one they would hide the others. Entries of one reader
// that show the same part of the case within half an hour are told once, at the time of the last.
import type { AccessItem } from '~api';

const kSpan_ms = 30 * 60_000;

export interface Gathered { item: AccessItem; times: number }

export function gathered(items: readonly AccessItem[]): Gathered[] {
  const list: Gathered[] = [];
  for (const item of items) {
    const same = list.find(({ item: kept }) => kept.reader === item.reader && kept.party?.id === item.party?.id && kept.view === item.view
      && kept.classes.join() === item.classes.join() && Date.parse(kept.at) - Date.parse(item.at) < kSpan_ms);
    if (same) same.times += 1;
    else list.push({ item, times: 1 });
  }
  return list;
}
