// Deadlines that are a day, not an hour: the day an offer stands until is the same day for the family and on every clock of the other sides.
import { wallClock } from './i18n/format.ts';
import { zoneOfPlace } from './zones.ts';

const kEndWithDay: ReadonlySet<string> = new Set(['offer_choice', 'translation_due', 'appeal_until', 'agreement_end', 'commitment', 'outcome_due']);

/** The last day of a clock that ends with one, which is over at midnight where those are who owe (or, where nobody knows their clock, by UTC);
 * nothing for clocks that end at an hour. */
export function lastDayOf(name: string | undefined, due: string, place?: string): string | undefined {
  if (!name || !kEndWithDay.has(name)) return undefined;
  const zone = zoneOfPlace(place);
  const before = new Date(Date.parse(due) - 1);
  const there = zone && wallClock(new Date(due), zone);
  if (!zone || !there || there.hour !== 0 || there.minute !== 0) return before.toISOString().slice(0, 10);
  const { year, month, day } = wallClock(before, zone);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
