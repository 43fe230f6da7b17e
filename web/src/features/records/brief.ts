// What a doctor must know before answering, picked out of a summary: warnings, what is wrong now, what is taken, the newest results. The whole stays one press away.
import type { Concept, Dosage, Summary } from '~api';
import { pointsOf } from './trend.ts';

export interface Told { text: string; more?: string; pressing?: boolean }
export interface Brief { warnings: Told[]; noneKnown: boolean; problems: Told[]; medicines: Told[]; results: Told[] }

const kUntrue = ['refuted', 'entered-in-error'];
const kOver = ['resolved', 'inactive', 'remission'];
const kNotTaken = ['stopped', 'completed', 'cancelled', 'not-taken', 'entered-in-error'];
/** A value that its laboratory marks as out of the ordinary. */
export const isOdd = (flag: string | undefined) => flag !== undefined && /high|low|abnormal|positive|^[HLA]{1,2}$/i.test(flag);

export function dosageText({ text, patient_instruction, dose, timing, frequency, period, period_unit, route }: Dosage): string {
  const rhythm = timing ?? (frequency && period ? `${frequency} / ${period} ${period_unit ?? ''}` : undefined);
  return text ?? patient_instruction ?? [dose, rhythm, route].filter(Boolean).join(' · ');
}

/** Several words as the reader's language puts them in a row. */
type InRow = (items: readonly string[]) => string;
const inRow = (list: InRow, parts: (string | undefined)[]) => list(parts.filter((part): part is string => Boolean(part))) || undefined;
const named = ({ code }: { code: Concept }) => code.text;

/** One of several summaries may say again what another has said. */
function once(items: Told[]): Told[] {
  return items.filter(({ text }, place) => text !== '' && items.findIndex((one) => one.text === text) === place);
}

function resultsOf(summary: Summary, list: InRow): Told[] {
  const grouped = new Set(summary.groups.flatMap(({ results }) => results));
  const alone = summary.results.flatMap(({ code, topic }, index) => (grouped.has(index) ? [] : [{ code, topic, results: [index] }]));
  const last = [...summary.groups, ...alone].flatMap((group) => { const point = pointsOf(group, summary.results).at(-1); return point?.value?.text ? [{ group, point }] : []; });
  const told = last.map(({ group, point }): Told & { at: string } => ({ text: named(group), more: inRow(list, [point.value!.text, point.flag]), pressing: isOdd(point.flag), at: point.at ?? '' }));
  return told.sort((a, b) => Number(b.pressing) - Number(a.pressing) || b.at.localeCompare(a.at)).map(({ at: _at, ...rest }) => rest);
}

export function briefOf(summary: Summary, list: InRow): Brief {
  const standing = summary.allergies.filter(({ absence, verification_status: sure, clinical_status: state }) => !absence && !kUntrue.includes(sure ?? '') && state !== 'resolved');
  const warnings = [
    ...summary.alerts.map((alert): Told => ({ text: named(alert), pressing: true })),
    ...standing.map((allergy): Told => ({ text: named(allergy), more: inRow(list, allergy.reactions.flatMap(({ manifestations }) => manifestations.map(({ text }) => text))), pressing: true })),
  ];
  const problems = summary.problems.filter(({ absence, clinical_status: state, verification_status: sure }) => !absence && !kOver.includes(state ?? '') && !kUntrue.includes(sure ?? ''));
  const medicines = summary.medicines.filter(({ absence, status }) => !absence && !kNotTaken.includes(status ?? ''));
  return {
    warnings: once(warnings), noneKnown: summary.allergies.some(({ absence }) => absence === 'no_known'),
    problems: once(problems.map((problem) => ({ text: named(problem), more: inRow(list, problem.stages) }))),
    medicines: once(medicines.map((medicine) => ({ text: named(medicine), more: inRow(list, medicine.dosages.map(dosageText)) }))),
    results: once(resultsOf(summary, list)),
  };
}
