// Why a figure says more cases than can be opened behind it: said where they are listed, whoever reads it and however far they have read.
import type { CountedBehind } from '~api';

interface Said { message: string; values?: Record<string, number> }

/** `counted` for whoever sees the exact figure; `open` are listed, and `more` may be asked for. */
export function standingOf({ counted, open, more }: { counted?: CountedBehind; open: number; more: boolean }): Said[] {
  if (!counted) return [{ message: 'figures.behind_released' }];
  const { cases, erased } = counted;
  const others = cases - erased - open;
  return [
    { message: more ? 'figures.behind_so_far' : 'figures.behind_counted', values: { n: cases, open } },
    ...(erased > 0 ? [{ message: 'figures.behind_erased', values: { n: erased } }] : []),
    ...(others > 0 && !more ? [{ message: 'figures.behind_others', values: { n: others } }] : []),
  ];
}
