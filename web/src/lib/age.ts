// How old somebody is, told alike everywhere: of whom only the year of birth is known, both ages that it may be.
import type { PatientView } from '~api';
import type { Translate } from './i18n/messages.ts';

export type Ages = Pick<PatientView, 'age' | 'age_to'>;

/** "46", or "45–46". */
export const ageFigures = ({ age, age_to }: Ages): string | undefined => (age === undefined ? undefined : age_to === undefined ? String(age) : `${age}–${age_to}`);

export function ageWords(t: Translate, { age, age_to }: Ages): string | undefined {
  if (age === undefined) return undefined;
  return t(`common.${age_to === undefined ? 'years_old' : 'years_between'}`, age_to === undefined ? { n: age } : { from: age, to: age_to });
}

/** As the server has it of a year of birth: its last day counts, and on that day nobody is younger. `today` as YYYY-MM-DD. */
export function agesOfYear(born: number, today: string): Ages {
  const most = Number(today.slice(0, 4)) - born;
  return today.endsWith('-12-31') || most === 0 ? { age: most } : { age: most - 1, age_to: most };
}
