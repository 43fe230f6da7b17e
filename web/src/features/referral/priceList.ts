// A clinic's own price list while it answers a case: what fits the case stands first, and the estimate begins in the list's currency.
import type { ServiceView, Wish } from '~api';

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
const wordsIn = (text: string) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
/** Without what grammar puts behind, as the match of a case looks for words; too short a word says nothing. */
const stemOf = (word: string) => { const letters = [...word]; return letters.length <= 4 ? word : letters.slice(0, Math.max(4, letters.length - 2)).join(''); };
const tells = (word: string) => [...word].length >= 3;

function sharedWords({ record }: ServiceView, question: string): number {
  const stems = new Set(wordsIn(question).filter(tells).map(stemOf));
  const words = wordsIn([...record.texts.map(({ title }) => title), record.procedure ?? ''].join(' '));
  return [...stems].filter((stem) => words.some((word) => (stem.length > 3 ? word.startsWith(stem) : word === stem))).length;
}

/** Services of the case's specialty, those that its question names first; then all others, as the list has them. */
export function byCase(services: readonly ServiceView[], wish: Pick<Wish, 'specialty' | 'question'> | undefined): { fitting: ServiceView[]; others: ServiceView[] } {
  const fits = ({ record }: ServiceView) => record.specialty === wish?.specialty;
  const shared = new Map(services.map((one) => [one.id, sharedWords(one, wish?.question ?? '')]));
  return { fitting: services.filter(fits).sort((a, b) => shared.get(b.id)! - shared.get(a.id)!), others: services.filter((one) => !fits(one)) };
}

/** Each word that was typed begins one of the service's, in whatever language its title has them. */
export function found({ record }: ServiceView, typed: string): boolean {
  const words = wordsIn([...record.texts.map(({ title }) => title), record.procedure ?? '', record.code?.code ?? ''].join(' '));
  return wordsIn(typed).every((start) => words.some((word) => word.startsWith(start)));
}

/** The currency in which most of the list's prices stand; of as many, the first. */
export function currencyOf(services: readonly ServiceView[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { record } of services) if (record.price) counts.set(record.price.min.currency, (counts.get(record.price.min.currency) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>((most, one) => (most && most[1] >= one[1] ? most : one), undefined)?.[0];
}
