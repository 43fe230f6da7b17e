// Dates as people type them: in any order that can be told apart, in the digits of their keyboard, with a month by its name or its number.
import { latin } from './digits.ts';

function dayOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

const kOldest_years = 130;
const kOldestOfCentury_years = 120;

export function yearPossible(year: number, today: string): boolean {
  const now = Number(today.slice(0, 4));
  return year <= now && year >= now - kOldest_years;
}

/** A year as it is typed: four digits, or the last two of a past one; of "15" there may be two. */
export function yearsOf(text: string, today: string): number[] {
  if (text.length === 4) return [Number(text)];
  if (text.length !== 2) return [];
  const year = Number(today.slice(0, 4));
  const century = year - (year % 100) + Number(text);
  return [century, century - 100].filter((one) => one <= year && one >= year - kOldestOfCentury_years);
}

/** Day first, unless the year stands first; month first only where it cannot be otherwise. Of a year of two digits every day that has come already. */
export function datesOf([first, second, third]: readonly string[], today: string): string[] {
  const dates = first!.length === 4
    ? [dayOf(Number(first), Number(second), Number(third))]
    : yearsOf(third!, today).map((year) => dayOf(year, Number(second), Number(first)) ?? dayOf(year, Number(first), Number(second)));
  return dates.filter((date) => date !== undefined && date <= today) as string[];
}

/** Months by how their names begin, in the languages of the pages; where one is written with letters, nobody has to guess which number it is. */
const kMonths = [
  /^(?:jan|янв|студз|yanv|يناير)/, /^(?:feb|фев|лют|fev|فبراير)/, /^(?:mar|мар|сакав|مارس)/, /^(?:apr|апр|красав|أبريل|ابريل)/, /^(?:may$|ма[йя]$|тра[вў]|مايو)/, /^(?:june?$|июн|чэрв|iyun|يونيو)/,
  /^(?:july?$|июл|ліп|iyul|يوليو)/, /^(?:aug|авг|жні|avg|أغسطس|اغسطس)/, /^(?:sep|sen|сен|верас|سبتمبر)/, /^(?:oct|окт|кастр|okt|أكتوبر|اكتوبر)/, /^(?:nov|ноя|ліст|noy|نوفمبر)/, /^(?:dec|дек|снеж|dek|ديسمبر)/,
];
const monthOf = (word: string): number => kMonths.findIndex((begin) => begin.test(word)) + 1;

export const plain = (text: string) => latin(text).normalize('NFC').trim().toLowerCase();
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];

/** Eight figures in a row: the year first, or the day. A day and its month are no year of the last centuries, so that it can be one of the two at most. */
const kTogether: readonly [RegExp, string][] = [[/^((?:18|19|20)\d\d)(0[1-9]|1[0-2])(\d\d)$/, '$1 $2 $3'], [/^(\d\d)(\d\d)((?:18|19|20)\d\d)$/, '$1 $2 $3']];

/** The numbers of a day, a month or a year in the order in which they are read: a month that is named stands between its day and its year. */
export function partsOf(typed: string): string[] {
  const text = plain(typed);
  const whole = kTogether.find(([pattern]) => pattern.test(text));
  const numbers = (whole ? text.replace(...whole) : text).split(/\D+/).filter(Boolean);
  const month = wordsOf(text).map(monthOf).find(Boolean);
  if (!month) return numbers;
  const day = numbers.findIndex((one) => one.length <= 2);
  return numbers.length === 2 ? [numbers[day] ?? '', String(month), numbers[day === 0 ? 1 : 0]!] : numbers.length === 1 ? [String(month), ...numbers] : [];
}

/** Words that stand beside the figures of a date and change nothing in it. */
const kBeside = /^(?:tháng|thang|thg|năm|nam|ngày|ngay|월|년|일|생|сарын|сар|р|өдөр|өдрийн|ны|ний|оны|он|онд|г|год|года?|году|yil|yilda|yili|yilning|й|и)$/u;

/** Whether nothing stands there but figures, one month at most by its name, and what belongs to them. */
export function readable(typed: string): boolean {
  const words = wordsOf(plain(typed)).filter((word) => !kBeside.test(word));
  return words.length === 0 || (words.length === 1 && monthOf(words[0]!) > 0);
}

const two = (month: number) => String(month).padStart(2, '0');

function dateOf(parts: readonly string[], today: string): string | undefined {
  const [first = '', second = ''] = parts;
  if (parts.length === 3) return datesOf(parts, today)[0];
  if (parts.length === 1) return first.length === 4 ? first : undefined;
  const [year, month] = first.length === 4 ? [first, second] : [second, first];
  return parts.length === 2 && year.length === 4 && month.length <= 2 && Number(month) >= 1 && Number(month) <= 12 ? `${year}-${two(Number(month))}` : undefined;
}

/** A day, a month or a year of the past as FHIR writes it: "2026-09-12", "2026-09", "2026". Nothing where it was not understood or has not come yet; of a
    year of two digits the later, which is shown to who typed it. */
export function typedDate(text: string, today: string): string | undefined {
  const date = readable(text) ? dateOf(partsOf(text), today) : undefined;
  return date && yearPossible(Number(date.slice(0, 4)), today) && date <= today.slice(0, date.length) ? date : undefined;
}
