// Whether a summary speaks of the patient of the case. Only plain disagreement is told: another birth date, or names that share no word.
import type { HumanName } from '~api';

export interface Expected { name?: string; name_latin?: string; birth_date?: string }

const wordsOf = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').split(/[^\p{L}]+/u).filter((word) => word.length > 1);

/** Latin letters against Cyrillic or Arabic ones say nothing: scripts must meet before names can differ. */
function scripts(words: string[]): Set<string> {
  return new Set(words.map((word) => (/\p{Script=Latin}/u.test(word) ? 'latin' : /\p{Script=Cyrillic}/u.test(word) ? 'cyrillic' : 'other')));
}

/** Of the document's patient, what tells one person from another. */
export interface Told { names: Pick<HumanName, 'text' | 'family' | 'given'>[]; birth_date?: string }

export function differs(summary: Told, expected: Expected): boolean {
  if (summary.birth_date && expected.birth_date && !expected.birth_date.startsWith(summary.birth_date.slice(0, 10))) return true;
  const told = summary.names.flatMap(({ text, family, given }) => wordsOf([text, family, ...given].filter(Boolean).join(' ')));
  const known = wordsOf([expected.name, expected.name_latin].filter(Boolean).join(' '));
  const met = [...scripts(told)].some((script) => scripts(known).has(script));
  return met && !told.some((word) => known.includes(word));
}
