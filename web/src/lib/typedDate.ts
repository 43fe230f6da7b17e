// Dates as people type them: in any order that can be told apart, in the digits of their keyboard, with a month by its name or its number.

/** Digits as they are typed in Arabic and Persian, too. */
export const latin = (text: string) => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

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
export function datesOf([first, second, third]: readonly string[], today: string): string[] {
  const dates = first!.length === 4
    ? [dayOf(Number(first), Number(second), Number(third))]
    : yearsOf(third!, Number(today.slice(0, 4))).map((year) => dayOf(year, Number(second), Number(first)) ?? dayOf(year, Number(first), Number(second)));
  return dates.filter((date) => date !== undefined && date <= today) as string[];
}

export const partsOf = (text: string) => latin(text).split(/\D+/).filter(Boolean);

const kOldest_years = 130;

export function yearPossible(year: number, today: string): boolean {
  const now = Number(today.slice(0, 4));
  return year <= now && year >= now - kOldest_years;
}

/** Words that stand beside the figures of a date and change nothing in it. */
const kUnits = /^(?:г|год|года|году|ngày|tháng|thg|năm|он|оны|онд|сар|сарын|өдөр|өдрийн|р|ны|ний|년|월|일|yil|yilda|yili|yilning|й|и)$/u;
const kShortestMonth = 3;

/** The month that a word names, in one of the lists of twelve; nothing where it may be two. */
function monthOf(word: string, months: readonly (readonly string[])[]): number | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/\.$/, '');
  const names = (name: string) => name.length >= kShortestMonth && (name.startsWith(word) || word.startsWith(name));
  const found = new Set(word.length < kShortestMonth ? [] : months.flatMap((list) => list.flatMap((name, place) => (names(plain(name)) ? [place + 1] : []))));
  return found.size === 1 ? [...found][0] : undefined;
}

const two = (month: number) => String(month).padStart(2, '0');

/** "12 Sep 2026", "Sep 2026", "2026 Sep 12": the month is known, so the year is the other long one, or stands last. */
function withMonth(month: number, numbers: readonly string[], today: string): string | undefined {
  const [first = '', second] = numbers;
  if (second === undefined) return first.length === 4 ? `${first}-${two(month)}` : undefined;
  const dates = numbers.length === 2 ? datesOf([first, two(month), second], today) : [];
  return dates[0] && Number(dates[0].slice(5, 7)) === month ? dates[0] : undefined;
}

function ofNumbers(numbers: readonly string[], today: string): string | undefined {
  const [first = '', second = ''] = numbers;
  if (numbers.length === 3) return datesOf(numbers, today)[0];
  if (numbers.length === 1) return first.length === 4 ? first : undefined;
  const [year, month] = first.length === 4 ? [first, second] : [second, first];
  return numbers.length === 2 && year.length === 4 && month.length <= 2 && Number(month) >= 1 && Number(month) <= 12 ? `${year}-${two(Number(month))}` : undefined;
}

/** A day, a month or a year of the past as FHIR writes it: "2026-09-12", "2026-09", "2026". Nothing where it was not understood or has not come yet; of a
    year of two digits the later, which is shown to who typed it. `months` are lists of twelve names. */
export function typedDate(text: string, today: string, months: readonly (readonly string[])[] = []): string | undefined {
  const tokens = latin(text).toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
  const numbers = tokens.filter((token) => /^\d/.test(token));
  const words = tokens.filter((token) => !/^\d/.test(token) && !kUnits.test(token));
  const named = words.map((word) => monthOf(word, months));
  if (named.length > 1 || (named.length === 1 && named[0] === undefined)) return undefined;
  const date = named[0] === undefined ? ofNumbers(numbers, today) : withMonth(named[0], numbers, today);
  return date && yearPossible(Number(date.slice(0, 4)), today) && date <= today.slice(0, date.length) ? date : undefined;
}
