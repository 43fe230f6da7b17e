// Everything dated: the reader's clock first, the other side's beside it where both act ("14:00 · 10:00 Moscow").
import { Tooltip } from '@mantine/core';
import { IconClock, IconClockPause, IconAlertTriangle } from '@tabler/icons-react';
import { useReader, type Reader } from '~/lib/i18n/context.tsx';
import { lastDayOf } from '~/lib/lastDay.ts';
import { useNow } from '~/lib/now.ts';
import { leftWords, timeLeft, type Clock } from '~/lib/timeLeft.ts';
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

/** Of what began and is not over. */
export function Since({ at }: { at: string }) {
  const { t, date, time } = useReader();
  return <time dateTime={at} className={css.when}>{t('clock.since', { when: `${date(at)} ${time(at)}` })}</time>;
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

function dueText(due: string, name: string | undefined, place: string | undefined, reader: Reader): string {
  const last = lastDayOf(name, due, place);
  if (last) return reader.day(last);
  const zone = zoneOfPlace(place);
  return clockText(due, reader) + (zone && place ? ` · ${reader.time(due, zone)} ${reader.place(place)}` : '');
}

/** How much time is left, in colour and in words and with an icon; never by colour alone. */
export function ClockBadge(clock: Clock) {
  const now = useNow();
  const reader = useReader();
  const left = timeLeft(clock, now);
  if (!left) return null;
  const Icon = left.tone === 'stopped' ? IconClockPause : left.tone === 'over' ? IconAlertTriangle : IconClock;
  const label = clock.due ? dueText(clock.due, clock.name, clock.place, reader) : reader.t('common.clock_stopped');
  return (
    <Tooltip label={label}>
      <span className={css.clock} data-tone={left.tone}><Icon size={14} aria-hidden /> {leftWords(reader.t, left)}</span>
    </Tooltip>
  );
}

const kUnits = [{ name: 'days', seconds: 86_400 }, { name: 'hours', seconds: 3_600 }, { name: 'minutes', seconds: 60 }] as const;

export function Ago({ at }: { at: string }) {
  const reader = useReader();
  const seconds = (useNow().getTime() - new Date(at).getTime()) / 1000;
  const unit = kUnits.find((one) => seconds >= one.seconds);
  const text = unit ? reader.t(`common.${unit.name}_ago`, { n: Math.floor(seconds / unit.seconds) }) : reader.t('common.just_now');
  return <Tooltip label={clockText(at, reader)}><time dateTime={at} className={css.when}>{text}</time></Tooltip>;
}

export function DayText({ day }: { day: string }) {
  return <time dateTime={day} className={css.when}>{useReader().day(day)}</time>;
}
