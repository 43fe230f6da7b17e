// When the patient was born, in whatever way people know it: a day, a year, or how old they are.
import { latin } from '~/lib/digits.ts';

export type Born = { birth_date: string } | { birth_year: number };

const kOldest_years = 130;
const kAdult_years = 18;

function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

const kOldestOfCentury_years = 120;

/** A year as it is typed: four digits, or the last two of a past one; of "15" there may be two. */
function yearsOf(text: string, year: number): number[] {
  if (text.length === 4) return [Number(text)];
  if (text.length !== 2) return [];
  const century = year - (year % 100) + Number(text);
  return [century, century - 100].filter((one) => one <= year && one >= year - kOldestOfCentury_years);
}

/** Day first, unless the year stands first; month first only where it cannot be otherwise. Of a year of two digits every day that has come already. */
function datesOf([first, second, third]: readonly string[], today: string): string[] {
  const dates = first!.length === 4
    ? [dayOf(Number(first), Number(second), Number(third))]
    : yearsOf(third!, Number(today.slice(0, 4))).map((year) => dayOf(year, Number(second), Number(first)) ?? dayOf(year, Number(first), Number(second)));
  return dates.filter((date) => date !== undefined && date <= today) as string[];
}

/** Months by how their names begin, in the languages of the pages; where one is written with letters, nobody has to guess which number it is. */
const kMonths = [
  /^(?:jan|янв|студз|yanv|يناير)/, /^(?:feb|фев|лют|fev|فبراير)/, /^(?:mar|мар|сакав|مارس)/, /^(?:apr|апр|красав|أبريل|ابريل)/, /^(?:may$|ма[йя]$|тра[вў]|مايو)/, /^(?:june?$|июн|чэрв|iyun|يونيو)/,
  /^(?:july?$|июл|ліп|iyul|يوليو)/, /^(?:aug|авг|жні|avg|أغسطس|اغسطس)/, /^(?:sep|sen|сен|верас|سبتمبر)/, /^(?:oct|окт|кастр|okt|أكتوبر|اكتوبر)/, /^(?:nov|ноя|ліст|noy|نوفمبر)/, /^(?:dec|дек|снеж|dek|ديسمبر)/,
];
const monthOf = (word: string): number => kMonths.findIndex((begin) => begin.test(word)) + 1;

const plain = (text: string) => latin(text).normalize('NFC').trim().toLowerCase();
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];

/** Eight figures in a row: the year first, or the day. A day and its month are no year of the last centuries, so that it can be one of the two at most. */
const kTogether: readonly [RegExp, string][] = [[/^((?:18|19|20)\d\d)(0[1-9]|1[0-2])(\d\d)$/, '$1 $2 $3'], [/^(\d\d)(\d\d)((?:18|19|20)\d\d)$/, '$1 $2 $3']];

/** The numbers of a day, a month or a year in the order in which `bornOf` reads them: a month that is named stands between its day and its year. */
function partsOf(typed: string): string[] {
  const text = plain(typed);
  const whole = kTogether.find(([pattern]) => pattern.test(text));
  const numbers = (whole ? text.replace(...whole) : text).split(/\D+/).filter(Boolean);
  const month = wordsOf(text).map(monthOf).find(Boolean);
  if (!month) return numbers;
  const day = numbers.findIndex((one) => one.length <= 2);
  return numbers.length === 2 ? [numbers[day] ?? '', String(month), numbers[day === 0 ? 1 : 0]!] : numbers.length === 1 ? [String(month), ...numbers] : [];
}

/** Words that stand beside the numbers of a day or a month, and say nothing of their own. */
const kBeside = /^(?:tháng|thang|năm|nam|ngày|ngay|월|년|일|생|сарын|сар|р|өдөр|оны|он|г|года?|yil|yilda)$/;
const readable = (typed: string) => wordsOf(plain(typed)).every((word) => monthOf(word) > 0 || kBeside.test(word));

/** Where the year was typed with two digits and either century is possible: the days or years that may be meant, the later first. */
export function daysMeant(text: string, today: string): string[] {
  const parts = readable(text) ? partsOf(text) : [];
  const dates = parts.length === 3 ? datesOf(parts, today) : monthYearsOf(parts, today).map(String);
  return dates.length > 1 ? dates : [];
}

/** "3/1954", "3/54": a month, of which the year is kept. */
function monthYearsOf([first, second]: readonly string[], today: string): number[] {
  const month = Number(first);
  return second && month >= 1 && month <= 12 ? yearsOf(second, Number(today.slice(0, 4))) : [];
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
  const possible = (one: number) => one <= year && one >= year - kOldest_years;
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
