// Days of a calendar as texts "2026-03-01", counted without zones; and what stands on which of them in the reader's zone.
import type { CalendarEntry, CaseCard } from '~api';

export type Span = 'month' | 'week';
const kDay_ms = 86_400_000;
/** Weeks begin on Monday, but where they begin on Sunday or Saturday. */
const kFirstWeekday: Record<string, number> = { ko: 0, ar: 6 };

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
export function dayPlus(day: string, days: number): string { return new Date(at(day) + days * kDay_ms).toISOString().slice(0, 10); }
export function weekdayOf(day: string): number { return new Date(at(day)).getUTCDay(); }
export function firstWeekday(language: string): number { return kFirstWeekday[language] ?? 1; }
export function monthOf(day: string): string { return day.slice(0, 7); }

function weekOf(day: string, first: number): string { return dayPlus(day, -((weekdayOf(day) - first + 7) % 7)); }

/** The days that a month or week shows, whole weeks. */
export function daysShown(span: Span, on: string, first: number): string[] {
  const begin = weekOf(span === 'week' ? on : `${monthOf(on)}-01`, first);
  const lastOfMonth = dayPlus(moved('month', `${monthOf(on)}-01`, 1), -1);
  const count = span === 'week' ? 7 : Math.round((at(weekOf(lastOfMonth, first)) - at(begin)) / kDay_ms) + 7;
  return Array.from({ length: count }, (_, place) => dayPlus(begin, place));
}

/** One month or week on or back; a month begins at its first day. */
export function moved(span: Span, on: string, steps: number): string {
  if (span === 'week') return dayPlus(on, 7 * steps);
  const [year = 0, month = 1] = on.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + steps, 1)).toISOString().slice(0, 10);
}

export interface Shown { entry: CalendarEntry; card: CaseCard }

/** What stands on each day: the journey's days first, then deadlines by their hour. `dayIn` gives the reader's day of an instant. */
export function byDay(entries: readonly CalendarEntry[], cards: readonly CaseCard[], dayIn: (instant: string) => string): Map<string, Shown[]> {
  const card = new Map(cards.map((one) => [one.id, one]));
  const days = new Map<string, Shown[]>();
  const ordered = [...entries].sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
  for (const entry of ordered) {
    const day = entry.on ?? (entry.at && dayIn(entry.at));
    const own = card.get(entry.id);
    if (day && own) days.set(day, [...(days.get(day) ?? []), { entry, card: own }]);
  }
  return days;
}
