// When a telephone is answered, on its own wall clock and on the reader's.
import type { PhoneRecord } from '~api';
import { wallClock } from '~/lib/i18n/format.ts';

const minuteOf = (at: Date, zone: string) => { const { hour, minute } = wallClock(at, zone); return hour * 60 + minute; };

/** Minutes by which the reader's clock is ahead of the telephone's, between half a day back and half a day on. */
export function aheadOf(zone: string, reader: string, now: Date): number {
  const ahead = minuteOf(now, reader) - minuteOf(now, zone);
  return ahead > 720 ? ahead - 1440 : ahead <= -720 ? ahead + 1440 : ahead;
}

/** Monday = 1, as the record counts. */
export function isOpen({ zone, days, from_minute: from, until_minute: until }: PhoneRecord, now: Date): boolean {
  const weekday = wallClock(now, zone).weekday || 7;
  if (days.length > 0 && !days.includes(weekday)) return false;
  if (from === undefined || until === undefined) return true;
  const minute = minuteOf(now, zone);
  return minute >= from && minute < until;
}

/** A minute of the day as an instant whose UTC clock shows it: for the reader's own pattern of time. */
export const instantOf = (minute: number) => new Date(Date.UTC(2000, 0, 3, 0, ((minute % 1440) + 1440) % 1440)).toISOString();
