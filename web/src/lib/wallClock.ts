// A wall clock in a zone as an instant: people type "2 March, 09:30 in Ho Chi Minh City".
import { latin } from './digits.ts';
import { wallClock } from './i18n/format.ts';

/** The day that it is now in a zone, YYYY-MM-DD. */
export function todayIn(zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date());
}

/** What is wrong with a day that is written as YYYY-MM-DD, zeros for what is not filled in: a part is missing, the year is cut short, or the calendar has no such day. Nothing where it is one. */
export function wrongDay(written: string): 'incomplete' | 'year' | 'none' | undefined {
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number);
  if (!year || !month || !day) return 'incomplete';
  if (year < 1000) return 'year';
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? undefined : 'none';
}

/** Nothing for texts that are no day or time. Where a clock jumps, the hour that does not exist becomes the one after the jump. */
export function instantIn(zone: string, day: string, time: string): string | undefined {
  const clock = /^(\d{1,2})[:.]?(\d{2})$/.exec(latin(time).trim());
  const wanted = clock ? Date.parse(`${day}T${clock[1]!.padStart(2, '0')}:${clock[2]}:00Z`) : Number.NaN;
  if (Number.isNaN(wanted)) return undefined;
  const shownAt = (at: number) => {
    const { year, month, day: date, hour, minute } = wallClock(new Date(at), zone);
    return Date.UTC(year, month - 1, date, hour, minute);
  };
  const guess = wanted - (shownAt(wanted) - wanted);
  return new Date(guess + (wanted - shownAt(guess))).toISOString();
}
