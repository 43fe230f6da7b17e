// What a summary that came as a document says of its patient, against what the case knows. The server compares birth and sex for whoever reads
// both in full; the name, and what little others may read, is compared with the document itself.
import type { CaseView, Sex, SubjectView } from '~api';
import { ageless, type Birth } from '~/lib/patient.ts';
import type { Reader } from '~/lib/i18n/context.tsx';
import { nameText, otherBirth, otherName, type Told } from './identity.ts';

type View = Pick<CaseView, 'patient' | 'subjects'>;
type Words = Pick<Reader, 't' | 'day'>;

/** A summary that the reader has opened. */
export interface Read { record: string; patient: Told }
export interface Comparison { record: string; what: 'name' | 'birth' | 'sex'; told: string; known: string; other: boolean }

export function birthText({ birth_date, birth_year }: Birth, day: Reader['day']): string {
  return birth_date ? day(birth_date) : birth_year ? String(birth_year) : '';
}

const kTold: readonly string[] = ['male', 'female', 'other'] satisfies Sex[];
const otherSex = (told: string | undefined, known: string) => told !== undefined && kTold.includes(told) && kTold.includes(known) && told !== known;

/** A date of a document may be a year or a month alone. */
const birthOf = (told: string | undefined): Birth => (told?.length === 10 ? { birth_date: told } : told ? { birth_year: Number(told.slice(0, 4)) } : {});

function compare(record: string, patient: NonNullable<View['patient']>, subject: SubjectView | undefined, read: Told | undefined, { t, day }: Words): Comparison[] {
  const sex = subject?.sex ?? read?.gender;
  const lines: Omit<Comparison, 'record'>[] = [
    { what: 'name', told: read ? nameText(read) : '', known: patient.name ?? '', other: read !== undefined && otherName(read, patient) },
    { what: 'birth', told: birthText(subject ?? birthOf(read?.birth_date), day), known: birthText(patient, day), other: subject ? subject.other_birth : read !== undefined && otherBirth(read, patient) },
    { what: 'sex', told: sex && kTold.includes(sex) ? t(`case.sex.${sex}`) : '', known: t(`case.sex.${patient.sex}`), other: subject ? subject.other_sex : otherSex(sex, patient.sex) },
  ];
  return lines.filter(({ told, known }) => told && known).map((line) => ({ record, ...line }));
}

/** Of each summary that disagrees, `of` one or of all, everything that tells whose it is; what several say alike is told once. */
export function comparisons({ patient, subjects }: View, words: Words, read: readonly Read[] = [], of?: string): Comparison[] {
  if (!patient) return [];
  const records = [...new Set([...subjects, ...read].map(({ record }) => record))].filter((record) => !of || record === of);
  const all = records.flatMap((record) => {
    const lines = compare(record, patient, subjects.find((one) => one.record === record), read.find((one) => one.record === record)?.patient, words);
    return lines.some(({ other }) => other) ? lines : [];
  });
  return all.filter(({ what, told }, place) => all.findIndex((one) => one.what === what && one.told === told) === place);
}

/** The birth that a summary knows and the case does not, and which summary; none where two summaries know two. */
export function birthToTake(view: View, record?: string): (Birth & { record: string }) | undefined {
  if (!ageless(view)) return undefined;
  const known = view.subjects.filter((one) => (one.birth_date || one.birth_year) && (!record || one.record === record));
  const years = new Set(known.map(({ birth_date, birth_year }) => birth_date?.slice(0, 4) ?? String(birth_year)));
  const days = new Set(known.flatMap(({ birth_date }) => birth_date ?? []));
  const best = known.find(({ birth_date }) => birth_date) ?? known[0];
  return best && years.size === 1 && days.size < 2 ? { record: best.record, birth_date: best.birth_date, birth_year: best.birth_year } : undefined;
}
