// A wall clock in a zone as an instant: people type "2 March, 09:30 in Ho Chi Minh City".
import { latin } from './digits.ts';
import { wallClock } from './i18n/format.ts';

/** The day that it is now in a zone, YYYY-MM-DD. */
export function todayIn(zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date());
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
