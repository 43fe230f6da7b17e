// Whether two people are named. Only plain disagreement is told: names that share no word, or another day or year of birth.
import type { FhirPatient, HumanName } from '~api';
import type { Birth } from '~/lib/patient.ts';

type Named = Pick<HumanName, 'text' | 'family' | 'given'>;

/** Of the document's patient, what tells one person from another, as far as the reader may read it. */
export type Told = { names: Named[] } & Pick<FhirPatient, 'gender' | 'birth_date'>;

const wordsOf = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').split(/[^\p{L}]+/u).filter((word) => word.length > 1);

/** Latin letters against Cyrillic or Arabic ones say nothing: scripts must meet before names can differ. */
function scripts(words: string[]): Set<string> {
  return new Set(words.map((word) => (/\p{Script=Latin}/u.test(word) ? 'latin' : /\p{Script=Cyrillic}/u.test(word) ? 'cyrillic' : 'other')));
}

/** As the document writes it. */
export const nameText = ({ names }: Told): string => names.map(({ text, family, given }) => text ?? [family, ...given].filter(Boolean).join(' ')).find(Boolean) ?? '';

export function otherName({ names }: Told, expected: { name?: string; name_latin?: string }): boolean {
  const told = names.flatMap(({ text, family, given }) => wordsOf([text, family, ...given].filter(Boolean).join(' ')));
  const known = wordsOf([expected.name, expected.name_latin].filter(Boolean).join(' '));
  const met = [...scripts(told)].some((script) => scripts(known).has(script));
  return met && !told.some((word) => known.includes(word));
}

/** As far as both tell it: a year says nothing against a day in it. */
export function otherBirth({ birth_date: told }: Told, { birth_date, birth_year }: Birth): boolean {
  const known = birth_date ?? birth_year?.toString();
  if (!told || !known) return false;
  const both = Math.min(told.length, known.length, 10);
  return told.slice(0, both) !== known.slice(0, both);
}
