// When the patient was born, in whatever way people know it: a day, a year, or how old they are.
import { datesOf, partsOf, plain, readable, yearPossible, yearsOf } from '~/lib/typedDate.ts';

export type Born = { birth_date: string } | { birth_year: number };

const kAdult_years = 18;

/** Where the year was typed with two digits and either century is possible: the days or years that may be meant, the later first. */
export function daysMeant(text: string, today: string): string[] {
  const parts = readable(text) ? partsOf(text) : [];
  const dates = parts.length === 3 ? datesOf(parts, today) : monthYearsOf(parts, today).map(String);
  return dates.length > 1 ? dates : [];
}

/** "3/1954", "3/54": a month, of which the year is kept. */
function monthYearsOf([first, second]: readonly string[], today: string): number[] {
  const month = Number(first);
  return second && month >= 1 && month <= 12 ? yearsOf(second, today) : [];
}

/** "46", "46 лет", "46 tuổi": years alone; "6 tháng" is no age in years. */
const kAge = /^(\d{1,3})\s*(?:years?|yrs?|y|y\.?o\.?|лет|л\.?|года?|г\.?|tuổi|tuoi|t|нас(?:тай)?|세|살|yosh(?:da)?|гадоў|гады|سنة|سنوات|سنين|عام(?:ا|ًا)?)?$/iu;

/** Whether an age was typed: it is kept as a year of birth, and said so. */
export function ageIn(text: string): number | undefined {
  const age = kAge.exec(plain(text));
  return age ? Number(age[1]) : undefined;
}

/** Who is so old today was born by the end of this year at the latest, of which the last day counts. */
const yearOfAge = (age: number, year: number) => year - age - 1;

/** Nothing where it was not understood, or may mean two days. `today` as YYYY-MM-DD. */
export function bornOf(text: string, today: string): Born | undefined {
  const parts = partsOf(text);
  const year = Number(today.slice(0, 4));
  const possible = (one: number) => yearPossible(one, today);
  if (parts.length > 1 && !readable(text)) return undefined;
  if (parts.length === 3) {
    const [date, other] = datesOf(parts, today);
    return date && !other && possible(Number(date.slice(0, 4))) ? { birth_date: date } : undefined;
  }
  if (parts.length === 2) {
    const [said, other] = monthYearsOf(parts, today);
    return said && !other && possible(said) ? { birth_year: said } : undefined;
  }
  if (parts.length !== 1) return undefined;
  const age = ageIn(text);
  if (parts[0]!.length <= 3 && age === undefined) return undefined;
  const said = age === undefined ? Number(parts[0]) : yearOfAge(age, year);
  return possible(said) ? { birth_year: said } : undefined;
}

/** Of a year its last day counts, as the server has it. */
export function isChild(born: Born, today: string): boolean {
  const day = 'birth_date' in born ? born.birth_date : `${born.birth_year}-12-31`;
  return `${Number(day.slice(0, 4)) + kAdult_years}${day.slice(4)}` > today;
}
