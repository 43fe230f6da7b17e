// Special days of a working calendar, kept apart from the screen so that they can be tested.
import type { WorkingCalendarRecord, SpecialDays } from '~api';

/** Those that are not over, the next first. */
export const ahead = (special: readonly SpecialDays[], today: string): SpecialDays[] =>
  special.filter(({ until }) => until >= today).sort((a, b) => a.from.localeCompare(b.from));

/** The percentage as a number, of shorter days alone; what is no number stays as it was typed, so that the server can say so at its field. */
export function shapeCalendar(raw: unknown): unknown {
  const { special, weekdays, ...calendar } = raw as Omit<WorkingCalendarRecord, 'special'> & { special?: (Omit<SpecialDays, 'percent'> & { percent?: unknown })[] };
  const shaped = (special ?? []).filter(Boolean).map(({ percent, ...days }) => {
    if (days.effect !== 'shorter' || percent === undefined) return days;
    return { ...days, percent: /^\d{1,3}$/.test(String(percent)) ? Number(percent) : percent };
  });
  return { ...calendar, weekdays: weekdays ?? [], special: shaped };
}
