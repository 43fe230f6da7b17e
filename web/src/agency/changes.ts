// An enquiry arrived, its answer was lost, and something was changed before it was sent again: what the case does not know yet.
import type { CasesPatient, CaseView, Wish } from '~api';
import { patientOf } from '~/lib/patient.ts';
import { bornOf } from './born.ts';
import type { Answers } from './enquiry.ts';

/** Where the answers wait until somebody writes them into the case, or leaves it as it is. */
export const changesDraft = (id: string) => `agency/changes/${id}`;

export interface Change { what: 'name' | 'born' | 'sex' | 'specialty' | 'urgency' | 'question'; sent?: string; changed: string }

type View = Pick<CaseView, 'patient' | 'wish' | 'owner'>;

const textOf = (born: { birth_date?: string; birth_year?: number } | undefined) => born?.birth_date ?? (born?.birth_year === undefined ? undefined : String(born.birth_year));

/** In the values of the answers; a birth as a day or a year. What was left empty changes nothing. */
export function changesOf({ patient, wish }: View, answers: Answers, today: string): Change[] {
  const pairs: [Change['what'], string | undefined, string | undefined][] = [
    ['name', patient?.name, answers.name.trim()], ['born', textOf(patient), textOf(bornOf(answers.born ?? '', today))], ['sex', patient?.sex, answers.sex],
    ['specialty', wish?.specialty, answers.specialty], ['urgency', wish?.urgency, answers.urgency], ['question', wish?.question, answers.question.trim()],
  ];
  return pairs.flatMap(([what, sent, changed]) => (changed && changed !== sent ? [{ what, sent, changed }] : []));
}

/** What the two commands take, of those that have something to change. */
export function bodiesOf(view: View, answers: Answers, today: string): { patient?: CasesPatient; wish?: Wish } {
  const changed = new Map(changesOf(view, answers, today).map((one) => [one.what, one.changed]));
  const has = (...names: Change['what'][]) => names.some((name) => changed.has(name));
  const born = changed.has('born') ? { birth_date: undefined, birth_year: undefined, ...bornOf(answers.born ?? '', today) } : {};
  return {
    patient: view.patient && has('name', 'born', 'sex') ? { ...patientOf(view.patient), name: answers.name.trim(), sex: answers.sex ?? view.patient.sex, ...born } : undefined,
    wish: view.wish && has('specialty', 'urgency', 'question')
      ? { ...view.wish, specialty: answers.specialty ?? view.wish.specialty, urgency: answers.urgency ?? view.wish.urgency, question: answers.question.trim() || view.wish.question } : undefined,
  };
}
