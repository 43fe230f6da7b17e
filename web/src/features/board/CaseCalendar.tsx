// The same cases over days, a month or a week: deadlines at the reader's hour, arrivals, departures, treatment.
import { ActionIcon, Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlarm, IconBed, IconChevronLeft, IconChevronRight, IconDoorExit, IconPlaneArrival, IconPlaneDeparture } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CalendarEvent, CalendarView } from '~api';
import { get } from '~/lib/api/client.ts';
import { wallClock } from '~/lib/i18n/format.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useKeys, useRowKeys } from '~/lib/keyboard.ts';
import { todayIn } from '~/lib/wallClock.ts';
import { useOwes } from '~/ui/owes.ts';
import { Shown } from '~/ui/states.tsx';
import { usePersonText } from './CaseCardView.tsx';
import { byDay, daysShown, firstWeekday, monthOf, moved, weekdayOf, type Shown as Placed, type Span } from './days.ts';
import { filtersOf, type BoardSearch } from './filters.ts';
import css from './calendar.module.css';

const kIcons: Record<CalendarEvent, typeof IconAlarm> = { due: IconAlarm, arrival: IconPlaneArrival, departure: IconPlaneDeparture, treatment: IconBed, discharge: IconDoorExit };
const kShown = 4;

function Entry({ entry, card }: Placed) {
  const { t, time } = useReader();
  const owes = useOwes();
  const person = usePersonText()(card);
  const Icon = kIcons[entry.event];
  return (
    <Link to="/cases/$id" params={{ id: entry.id }} data-row={entry.id} className={css.entry} data-event={entry.event}>
      <Icon size={14} aria-hidden className={entry.event === 'arrival' || entry.event === 'departure' ? 'mirror' : undefined} />
      <span className={css.words}>
        <span>{entry.at && <time dateTime={entry.at}>{time(entry.at)} </time>}{t(entry.clock ? `case.clock.${entry.clock}` : `calendar.event.${entry.event}`)}</span>
        {entry.event === 'due' && card.owes && <span className={css.case}>{owes(card.owes, true)}</span>}
        <span className={css.case}><bdi>{person.name}</bdi> <span className="number">{card.number}</span></span>
      </span>
    </Link>
  );
}

interface DayProps { day: string; entries: Placed[]; today: string; outside: boolean; most: number; whole: () => void }

function Day({ day, entries, today, outside, most, whole }: DayProps) {
  const { t, day: dayText, table } = useReader();
  const shown = entries.slice(0, most);
  return (
    <li className={css.day} data-today={day === today || undefined} data-outside={outside || undefined} data-empty={entries.length === 0 || undefined}>
      <Text component="h2" size="xs" className={css.date}><span className={css.weekday}>{table.weekdays_short[weekdayOf(day)]} </span><time dateTime={day}>{dayText(day, 'day_month')}</time>{day === today && <span> · {t('common.today')}</span>}</Text>
      {shown.map((placed) => <Entry key={`${placed.entry.id}${placed.entry.event}`} {...placed} />)}
      {entries.length > shown.length && <Button variant="subtle" size="compact-xs" onClick={whole}>{t('calendar.more', { n: entries.length - shown.length })}</Button>}
    </li>
  );
}

interface Props { search: BoardSearch; change: (part: BoardSearch) => void }

function Steps({ search, change, span, on, today }: Props & { span: Span; on: string; today: string }) {
  const { t, table, day } = useReader();
  const go = (steps: number) => change({ on: moved(span, on, steps) });
  useKeys({ ArrowLeft: () => go(document.dir === 'rtl' ? 1 : -1), ArrowRight: () => go(document.dir === 'rtl' ? -1 : 1) });
  const month = Number(on.slice(5, 7)) - 1;
  return (
    <Group gap="xs" className={css.steps}>
      <ActionIcon variant="default" size="lg" aria-label={t('calendar.earlier')} onClick={() => go(-1)}><IconChevronLeft size={18} className="mirror" aria-hidden /></ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={t('calendar.later')} onClick={() => go(1)}><IconChevronRight size={18} className="mirror" aria-hidden /></ActionIcon>
      <Button variant="default" size="compact-md" disabled={search.on === undefined || on === today} onClick={() => change({ on: undefined })}>{t('common.today')}</Button>
      <Title order={2} aria-live="polite" className={css.period}>{span === 'month' ? `${table.months_alone[month]} ${on.slice(0, 4)}` : t('calendar.week_of', { day: day(daysShown('week', on, firstWeekday(table.language))[0]!) })}</Title>
      <SegmentedControl size="xs" ms="auto" value={span} aria-label={t('common.period')} onChange={(value) => change({ span: value === 'month' ? undefined : value })}
        data={[{ value: 'month', label: t('calendar.month') }, { value: 'week', label: t('calendar.week') }]} />
    </Group>
  );
}

export function CaseCalendar({ search, change }: Props) {
  const { t, language, zone, table } = useReader();
  const phone = useMediaQuery('(max-width: 48em)');
  const span: Span = search.span === 'week' ? 'week' : 'month';
  const today = todayIn(zone);
  const on = /^\d{4}-\d\d-\d\d$/.test(search.on ?? '') ? search.on! : today;
  const days = daysShown(span, on, firstWeekday(language));
  const asked = { ...filtersOf(search), from: days[0], until: moved('week', days.at(-7)!, 1) };
  const query = useQuery({ queryKey: ['cases', 'calendar', asked], queryFn: ({ signal }) => get<CalendarView>('/api/cases/calendar', asked, signal), placeholderData: keepPreviousData });
  useRowKeys();
  const dayIn = (instant: string) => { const { year, month, day } = wallClock(new Date(instant), zone); return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`; };
  return (
    <section aria-label={t('calendar.title')} className={css.calendar}>
      <Steps search={search} change={change} span={span} on={on} today={today} />
      <Shown query={query} rows={8}>
        {({ entries, cases, complete }) => {
          const placed = byDay(entries, cases, dayIn);
          const none = days.every((day) => !placed.has(day));
          return (
            <div className={css.scroll}>
              {!complete && <Text size="sm" c="dimmed" role="status">{t('calendar.not_complete')}</Text>}
              {none && <Text size="sm" c="dimmed" role="status">{t('calendar.empty')}</Text>}
              {!phone && <div aria-hidden className={css.weekdays}>{days.slice(0, 7).map((day) => <span key={day}>{table.weekdays[weekdayOf(day)]}</span>)}</div>}
              <ol className={css.grid} data-span={span}>
                {days.map((day) => (
                  <Day key={day} day={day} entries={placed.get(day) ?? []} today={today} outside={span === 'month' && monthOf(day) !== monthOf(on)} most={span === 'month' && !phone ? kShown : Infinity}
                    whole={() => change({ span: 'week', on: day })} />
                ))}
              </ol>
            </div>
          );
        }}
      </Shown>
    </section>
  );
}
