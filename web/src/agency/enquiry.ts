// Six answers make an enquiry. Who the patient is and when they were born is one of them.
import type { OpenCase, PartyType, PartyView, SessionView, Sex, Specialty, Urgency } from '~api';
import { bornOf } from './born.ts';

export interface Answers {
  name: string;
  born?: string;                           ///< as it was typed; empty where nobody knows it
  sex?: Sex;
  specialty?: Specialty;
  urgency?: Urgency;
  question: string;
  coordinator?: string;
  key?: string;                            ///< under which it was sent, while nobody knows whether it arrived: sent again, it is the same enquiry
  home_authority?: string;                 ///< only where the corridor asks for an approval: the server says so
}

export const kAsked = ['name', 'sex', 'specialty', 'urgency', 'question', 'coordinator'] as const;

/** What was typed of the birth, and cannot be read. */
export const unclear = ({ born }: Answers, today: string) => Boolean(born?.trim()) && !bornOf(born!, today);

/** What is still to be answered; words count when there are some. */
export function missing(answers: Answers, today: string): (typeof kAsked)[number][] { return kAsked.filter((one) => !answers[one]?.trim() || (one === 'name' && unclear(answers, today))); }

export function enquiryOf(answers: Answers, own: SessionView['memberships'][number]['party'], coordinator: PartyView, today: string): OpenCase {
  return {
    patient: { name: answers.name.trim(), sex: answers.sex!, ...bornOf(answers.born ?? '', today) },
    wish: { specialty: answers.specialty!, urgency: answers.urgency!, question: answers.question.trim() },
    origin: own.place, destination: coordinator.record.place, source: { kind: 'agency' }, coordinator: coordinator.id,
    ...(answers.home_authority ? { home_authority: answers.home_authority } : {}),
  };
}

const kCoordinators: readonly PartyType[] = ['promotion_body', 'association', 'assistance', 'agency', 'clinic'];

/** Whom a patient may be sent to: those abroad who coordinate, their services first, the one of last time before all. */
export function coordinatorsFor(parties: readonly PartyView[], place: string, last: string | null): PartyView[] {
  const country = place.slice(0, 2);
  const rank = ({ id, record }: PartyView) => (id === last ? -1 : kCoordinators.indexOf(record.type));
  return parties.filter(({ record }) => record.state === 'active' && kCoordinators.includes(record.type) && record.place.slice(0, 2) !== country)
    .sort((a, b) => rank(a) - rank(b) || a.record.name.localeCompare(b.record.name));
}
