// Everything dated: the reader's clock first, the other side's beside it where both act ("14:00 · 10:00 Moscow").
import { Tooltip } from '@mantine/core';
import { IconClock, IconClockPause, IconAlertTriangle } from '@tabler/icons-react';
import { useReader, type Reader } from '~/lib/i18n/context.tsx';
import { lastDayOf } from '~/lib/lastDay.ts';
import { useNow } from '~/lib/now.ts';
import { zoneOfPlace } from '~/lib/zones.ts';
import css from './time.module.css';

function dayDistance(at: string, now: Date, { date, zone }: Reader): 'today' | 'yesterday' | 'tomorrow' | undefined {
  const day = (value: Date) => date(value.toISOString(), zone, 'date');
  const shifted = (days: number) => day(new Date(now.getTime() + days * 86_400_000));
  const own = day(new Date(at));
  if (own === shifted(0)) return 'today';
  if (own === shifted(-1)) return 'yesterday';
  return own === shifted(1) ? 'tomorrow' : undefined;
}

function sameZone(at: string, first: string, second: string, reader: Reader): boolean {
  return reader.time(at, first) === reader.time(at, second) && reader.date(at, first) === reader.date(at, second);
}

export function clockText(at: string, reader: Reader): string {
  return `${reader.date(at)}, ${reader.time(at)}`;
}

/** When a clock runs out: the last day where it ends with one, else the instant. */
export function Due({ name, at, place }: { name: string; at: string; place?: string }) {
  const last = lastDayOf(name, at, place);
  return last ? <DayText day={last} /> : <When at={at} place={place} />;
}

/** An instant. `place` names the other side, whose clock is shown beside when it differs. */
export function When({ at, place, brief = false }: { at: string; place?: string; brief?: boolean }) {
  const reader = useReader();
  const now = useNow();
  const distance = dayDistance(at, now, reader);
  const own = `${distance ? reader.t(`common.${distance}`) : reader.date(at, reader.zone, brief ? 'day_month' : 'date_short')} ${reader.time(at)}`;
  const zone = zoneOfPlace(place);
  const other = zone && place && !sameZone(at, zone, reader.zone, reader) ? `${reader.time(at, zone)} ${reader.place(place)}` : undefined;
  return (
    <Tooltip label={other ? `${clockText(at, reader)} · ${reader.date(at, zone)} ${other}` : clockText(at, reader)}>
      <time dateTime={at} className={css.when}>{own}{other && !brief && <span className="quiet"> · {other}</span>}</time>
    </Tooltip>
  );
}

const kUnits = [
  { name: 'days', seconds: 86_400, from: 2 * 86_400 },
  { name: 'hours', seconds: 3_600, from: 3_600 },
  { name: 'minutes', seconds: 60, from: 0 },
] as const;

/** What is left is told to the hour on its last two days; what is past in whole days from the first. */
function amount(seconds: number, past = false): { name: 'days' | 'hours' | 'minutes'; n: number } {
  const unit = kUnits.find((one) => seconds >= (past ? one.seconds : one.from)) ?? kUnits[2];
  return { name: unit.name, n: Math.max(1, Math.floor(seconds / unit.seconds)) };
}

export type ClockTone = 'calm' | 'soon' | 'over' | 'stopped';

export function clockOf(due: string | undefined, leftSeconds: number | undefined, now: Date): { tone: ClockTone; seconds: number } | undefined {
  if (leftSeconds !== undefined) return { tone: 'stopped', seconds: leftSeconds };
  if (!due) return undefined;
  const seconds = (new Date(due).getTime() - now.getTime()) / 1000;
  if (seconds < 0) return { tone: 'over', seconds: -seconds };
  return { tone: seconds < 24 * 3600 ? 'soon' : 'calm', seconds };
}

/** `working`: the clock counts working days. What a stopped one has still to count is told in those, what a running one has left in days of the calendar, and each
    says which: a day of work may be three of the calendar. */
export function leftText(t: Reader['t'], { tone, seconds, working = false }: { tone: ClockTone; seconds: number; working?: boolean }): string {
  const { name, n } = amount(seconds, tone === 'over');
  if (tone === 'over') return t(`common.overdue_${name}`, { n });
  if (tone === 'stopped') return t('common.left_when_on', { left: t(working && name !== 'minutes' ? `common.working_${name}_left` : `common.${name}_left`, { n }) });
  return t(working && name === 'days' ? 'common.calendar_days_left' : `common.${name}_left`, { n });
}

function dueText(due: string, name: string | undefined, place: string | undefined, reader: Reader): string {
  const last = lastDayOf(name, due, place);
  if (last) return reader.day(last);
  const zone = zoneOfPlace(place);
  return clockText(due, reader) + (zone && place ? ` · ${reader.time(due, zone)} ${reader.place(place)}` : '');
}

/** How much time is left, in colour and in words and with an icon; never by colour alone. `name` is the clock's; `working` where it counts working days. */
export function ClockBadge({ name, due, leftSeconds, working, place }: { name?: string; due?: string; leftSeconds?: number; working?: boolean; place?: string }) {
  const now = useNow();
  const reader = useReader();
  const clock = clockOf(due, leftSeconds, now);
  if (!clock) return null;
  const Icon = clock.tone === 'stopped' ? IconClockPause : clock.tone === 'over' ? IconAlertTriangle : IconClock;
  const label = due ? dueText(due, name, place, reader) : reader.t('common.clock_stopped');
  return (
    <Tooltip label={label}>
      <span className={css.clock} data-tone={clock.tone}><Icon size={14} aria-hidden /> {leftText(reader.t, { ...clock, working })}</span>
    </Tooltip>
  );
}

export function Ago({ at }: { at: string }) {
  const reader = useReader();
  const seconds = (useNow().getTime() - new Date(at).getTime()) / 1000;
  const { name, n } = amount(Math.max(0, seconds), true);
  const text = seconds < 60 ? reader.t('common.just_now') : reader.t(`common.${name}_ago`, { n });
  return <Tooltip label={clockText(at, reader)}><time dateTime={at} className={css.when}>{text}</time></Tooltip>;
}

export function DayText({ day }: { day: string }) {
  return <time dateTime={day} className={css.when}>{useReader().day(day)}</time>;
}
