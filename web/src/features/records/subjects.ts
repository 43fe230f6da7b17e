// What a summary that came as a document says of its patient, against what the case knows: the server tells where the two disagree.
import type { CaseView, SubjectView } from '~api';
import { ageless, type Birth } from '~/lib/patient.ts';
import type { Reader } from '~/lib/i18n/context.tsx';

type View = Pick<CaseView, 'patient' | 'subjects'>;

export interface Disagreement { record: string; what: 'birth' | 'sex'; told: string; known: string }

export function birthText({ birth_date, birth_year }: Birth, day: Reader['day']): string {
  return birth_date ? day(birth_date) : birth_year ? String(birth_year) : '';
}

/** Each with both values, in words; what several summaries say alike is told once. */
export function disagreements({ patient, subjects }: View, { t, day }: Pick<Reader, 't' | 'day'>): Disagreement[] {
  if (!patient) return [];
  const all = subjects.flatMap((one: SubjectView): Disagreement[] => [
    ...(one.other_birth ? [{ record: one.record, what: 'birth' as const, told: birthText(one, day), known: birthText(patient, day) }] : []),
    ...(one.other_sex ? [{ record: one.record, what: 'sex' as const, told: t(`case.sex.${one.sex}`), known: t(`case.sex.${patient.sex}`) }] : []),
  ]);
  return all.filter(({ what, told }, place) => all.findIndex((one) => one.what === what && one.told === told) === place);
}

/** The birth that a summary knows and the case does not; none where two summaries know two. */
export function birthToTake(view: View, record?: string): Birth | undefined {
  if (!ageless(view)) return undefined;
  const known = view.subjects.filter((one) => (one.birth_date || one.birth_year) && (!record || one.record === record));
  const years = new Set(known.map(({ birth_date, birth_year }) => birth_date?.slice(0, 4) ?? String(birth_year)));
  const days = new Set(known.flatMap(({ birth_date }) => birth_date ?? []));
  const best = known.find(({ birth_date }) => birth_date) ?? known[0];
  return best && years.size === 1 && days.size < 2 ? { birth_date: best.birth_date, birth_year: best.birth_year } : undefined;
}
