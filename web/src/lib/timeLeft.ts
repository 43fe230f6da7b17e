// How much time a clock has left, or how long it is over: the one rule that the badge, lists, the page of a case and the start page tell it by.
//
// Days are counted by the dates of the place that owes, and a day that began counts no more: on the last day nothing is left but its hours
// ("today, 5 hours left"), the day before that one day is. Of working days only those count; how many those are the server says (CommonDays::whole_days),
// once for lists and cases. What a stopped clock has still to count is rounded down to whole days.
import { wallClock } from './i18n/format.ts';
import type { Translate } from './i18n/messages.ts';
import { lastDayOf } from './lastDay.ts';
import { zoneOfPlace } from './zones.ts';

/** `name` is the clock's; `place` is where those are who owe. A clock that counts working days has `workingDays`. */
export interface Clock { name?: string; due?: string; leftSeconds?: number; workingDays?: number; place?: string }
export type ClockTone = 'calm' | 'soon' | 'over' | 'stopped';
export interface TimeLeft { tone: ClockTone; unit: 'days' | 'hours' | 'minutes'; n: number; working: boolean; today: boolean }

const kDay_seconds = 86_400;
const kHour_seconds = 3_600;

function dayThere(at: number, place: string | undefined): number {
  const { year, month, day } = wallClock(new Date(at), zoneOfPlace(place) ?? 'UTC');
  return Date.UTC(year, month - 1, day) / (kDay_seconds * 1000);
}

/** How many days lie between now and a day, by the dates of a place; 0 on the day itself, below 0 after it. */
export function daysUntil(day: string, now: Date, place?: string): number {
  return Date.parse(`${day}T00:00:00Z`) / (kDay_seconds * 1000) - dayThere(now.getTime(), place);
}

function daysApart({ name, due, place }: Clock & { due: string }, now: Date): number {
  const last = lastDayOf(name, due, place);
  return last ? daysUntil(last, now, place) : dayThere(Date.parse(due) - 1, place) - dayThere(now.getTime(), place);
}

/** In whole days where there are any, else to the hour. */
function told(days: number, seconds: number): Pick<TimeLeft, 'unit' | 'n'> {
  if (days > 0) return { unit: 'days', n: days };
  return seconds >= kHour_seconds ? { unit: 'hours', n: Math.floor(seconds / kHour_seconds) } : { unit: 'minutes', n: Math.max(1, Math.floor(seconds / 60)) };
}

export function timeLeft(clock: Clock, now: Date): TimeLeft | undefined {
  const { due, leftSeconds, workingDays } = clock;
  const working = workingDays !== undefined;
  if (leftSeconds !== undefined) return { tone: 'stopped', working, today: false, ...told(workingDays ?? Math.floor(leftSeconds / kDay_seconds), leftSeconds) };
  if (!due) return undefined;
  const seconds = (Date.parse(due) - now.getTime()) / 1000;
  const apart = daysApart({ ...clock, due }, now);
  const days = workingDays ?? apart;
  if (seconds <= 0) return { tone: 'over', working, today: false, ...told(-days, -seconds) };
  return { tone: seconds < kDay_seconds ? 'soon' : 'calm', working, today: apart === 0, ...told(days, seconds) };
}

/** The same in words. Hours of a clock that runs are those until its end; of a stopped one, hours that it has still to count. */
export function leftWords(t: Translate, { tone, unit, n, working, today }: TimeLeft): string {
  const counted = working && (unit === 'days' || (unit === 'hours' && tone === 'stopped')) ? 'working_' : '';
  if (tone === 'over') return t(`common.overdue_${counted}${unit}`, { n });
  const left = t(`common.${counted}${unit}_left`, { n });
  const around = tone === 'stopped' ? 'left_when_on' : today && unit !== 'days' ? 'left_today' : undefined;
  return around ? t(`common.${around}`, { left }) : left;
}
