// Why a clock ends when it ends: when it began, how much it counts, when it stood still and why, whose working days it counts, which days off it
// skips, and where these calendars are. One that stands still says what it waits for and what is left. Told when asked for.
import { ActionIcon, Popover, Stack, Text } from '@mantine/core';
import { IconCalendarQuestion } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { CountedDays, Pause, TaskView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { lastDayOf } from '~/lib/lastDay.ts';
import { useNow } from '~/lib/now.ts';
import { leftWords, timeLeft } from '~/lib/timeLeft.ts';
import { TextLink } from './links.tsx';
import { DayText, Since, When } from './time.tsx';
import css from './why.module.css';
import { clockOf, daysLong, stoppedFor } from './working.ts';

function Days({ days }: { days: CountedDays }) {
  const { t, place, list } = useReader();
  return (
    <>
      <Text size="sm">{t('clock.counts_days', { places: list(days.places.map(place)) })}</Text>
      <Text size="sm" c="dimmed">{t(days.skipped.length > 0 ? 'clock.days_off' : 'clock.no_days_off')}</Text>
      {days.skipped.length > 0 && (
        <ul className={css.list}>
          {days.skipped.map((one, at) => <li key={at}><bdi>{one.name}</bdi> · {place(one.place)}: <DayText day={one.from} />{one.until !== one.from && <> – <DayText day={one.until} /></>}</li>)}
        </ul>
      )}
      <TextLink to="/directory/calendars" size="sm">{t('directory.calendars')}</TextLink>
    </>
  );
}

function Pauses({ kind, pauses }: { kind: string; pauses: readonly Pause[] }) {
  const { t } = useReader();
  if (pauses.length === 0) return null;
  return (
    <>
      <Text size="sm">{t('clock.stood_still')}:</Text>
      <ul className={css.list}>
        {pauses.map(({ from, until, waits_for }) => <li key={from}>{until ? <><When at={from} /> – <When at={until} /></> : <Since at={from} />} · {t(`${kind}.clock.${waits_for}`)}</li>)}
      </ul>
    </>
  );
}

/** What is left, as the badge says it, and what a clock that stands still waits for. */
function Left({ kind, task }: { kind: string; task: TaskView }) {
  const { t } = useReader();
  const left = timeLeft(clockOf(task), useNow());
  const why = stoppedFor(task);
  return (
    <>
      {why && <Text size="sm" fw={600}>{t('clock.stopped_because', { why: t(`${kind}.clock.${why}`) })}</Text>}
      {left && <Text size="sm" fw={600}>{leftWords(t, left)}</Text>}
    </>
  );
}

export function Explained({ kind, task }: { kind: string; task: TaskView }) {
  const { t, number } = useReader();
  const endsWithDay = task.due !== undefined && lastDayOf(task.name, task.due, task.owes?.place) !== undefined;
  return (
    <>
      <Left kind={kind} task={task} />
      {task.since && <Text size="sm">{t('clock.began')}: <When at={task.since} place={task.owes?.place} /></Text>}
      {task.length_seconds !== undefined && <Text size="sm">{t(task.days ? 'clock.lasts_working' : 'clock.lasts_days', { n: number(daysLong(task.length_seconds)) })}</Text>}
      <Pauses kind={kind} pauses={task.pauses ?? []} />
      {endsWithDay && <Text size="sm">{t('clock.ends_with_day')}</Text>}
      {task.days ? <Days days={task.days} /> : <Text size="sm">{t('clock.counts_all')}</Text>}
    </>
  );
}

/** `stopped`: it ends at no time yet, and what is asked is why it does not run. */
export function Why({ what, stopped, children }: { what: string; stopped: boolean; children: ReactNode }) {
  const { t } = useReader();
  const title = t(stopped ? 'clock.why_stopped' : 'clock.why');
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target><ActionIcon variant="subtle" color="gray" size="lg" aria-label={`${title}: ${what}`} aria-expanded={opened} onClick={() => setOpened(!opened)}><IconCalendarQuestion size={18} aria-hidden /></ActionIcon></Popover.Target>
      <Popover.Dropdown><Stack gap={6}><Text fw={600} size="sm">{title}</Text>{children}</Stack></Popover.Dropdown>
    </Popover>
  );
}

/** Of a task that is there with its case. */
export function WhyTask({ task }: { task: TaskView }) {
  const { t } = useReader();
  return <Why what={t(`case.clock.${task.name}`)} stopped={task.left_seconds !== undefined}><Explained kind="case" task={task} /></Why>;
}
