// When the patient was born, in whatever way people know it: a day, a year, or how old they are.
export type Born = { birth_date: string } | { birth_year: number };

const kOldest_years = 130;
const kAdult_years = 18;

/** Digits as they are typed in Arabic and Persian, too. */
const latin = (text: string) => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

/** Day first, unless the year stands first; month first only where it cannot be otherwise. */
function dateOf([first, second, third]: readonly string[]): string | undefined {
  if (first!.length === 4) return dayOf(Number(first), Number(second), Number(third));
  if (third!.length !== 4) return undefined;
  return dayOf(Number(third), Number(second), Number(first)) ?? dayOf(Number(third), Number(first), Number(second));
}

/** "46", "46 лет", "46 tuổi": years alone; "6 tháng" is no age in years. */
const kAge = /^(\d{1,3})\s*(?:years?|yrs?|y\.?o\.?|лет|года?|г\.?|tuổi|нас(?:тай)?|세|살|yosh(?:da)?|гадоў|гады|سنة|سنوات|سنين|عام(?:ا|ًا)?)?$/iu;

/** Who is so old today was born by the end of this year at the latest, of which the last day counts. */
const yearOfAge = (age: number, year: number) => year - age - 1;

/** Nothing where it was not understood. `today` as YYYY-MM-DD. */
export function bornOf(text: string, today: string): Born | undefined {
  const parts = latin(text).split(/\D+/).filter(Boolean);
  const year = Number(today.slice(0, 4));
  const possible = (one: number) => one <= year && one >= year - kOldest_years;
  if (parts.length === 3) {
    const date = dateOf(parts);
    return date && date <= today && possible(Number(date.slice(0, 4))) ? { birth_date: date } : undefined;
  }
  if (parts.length !== 1) return undefined;
  const age = kAge.exec(latin(text).trim());
  if (parts[0]!.length <= 3 && !age) return undefined;
  const said = age ? yearOfAge(Number(age[1]), year) : Number(parts[0]);
  return possible(said) ? { birth_year: said } : undefined;
}

/** Of a year its last day counts, as the server has it. */
export function isChild(born: Born, today: string): boolean {
  const day = 'birth_date' in born ? born.birth_date : `${born.birth_year}-12-31`;
  return `${Number(day.slice(0, 4)) + kAdult_years}${day.slice(4)}` > today;
}
