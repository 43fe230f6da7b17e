// The words by which an organisation finds its cases again, as far as cards that were read already name them: typing asks for nobody's data.
import type { CaseCard } from '~api';

type Cards = readonly Pick<CaseCard, 'keywords'>[];
interface Read { items?: Cards; cases?: Cards; columns?: readonly { items: Cards }[]; pages?: readonly { items: Cards }[] }

/** Of a board, a calendar, a list or its pages. */
const cardsOf = ({ items = [], cases = [], columns = [], pages = [] }: Read): Cards => [...items, ...cases, ...[...columns, ...pages].flatMap((part) => part.items)];

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

/** Each once, the one on most cards first. */
export function keywordsOf(read: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  for (const answer of read)
    for (const { keywords } of answer && typeof answer === 'object' ? cardsOf(answer as Read) : []) for (const one of keywords ?? []) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([keyword]) => keyword);
}

export const beginningWith = (keywords: readonly string[], typed: string): string[] => keywords.filter((one) => folded(one).startsWith(folded(typed.trim())));
