// Why a clock ends when it ends: whose working days it counts, which days off it skips, and where these calendars are. Told when asked for.
import { ActionIcon, Popover, Stack, Text } from '@mantine/core';
import { IconCalendarQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseView, ClockItem, CountedDays } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { TextLink } from '~/ui/links.tsx';
import { Shown } from '~/ui/states.tsx';
import { DayText } from '~/ui/time.tsx';
import css from './clock.module.css';
import { sameClock, workingDays } from './working.ts';

/** The same measure for a clock that runs and one that is stopped: working days of both sides. */
export function WorkingLeft({ seconds }: { seconds?: number }) {
  const { t, number } = useReader();
  if (seconds === undefined) return null;
  const days = workingDays(seconds);
  return <span className="quiet">{t(days < 0 ? 'clock.working_over' : 'clock.working_left', { n: number(Math.abs(days)) })}</span>;
}

function Days({ days }: { days: CountedDays }) {
  const { t, place, list } = useReader();
  return (
    <>
      <Text size="sm">{t('clock.counts_days', { places: list(days.places.map(place)) })}</Text>
      <Text size="sm" c="dimmed">{t(days.skipped.length > 0 ? 'clock.days_off' : 'clock.no_days_off')}</Text>
      {days.skipped.length > 0 && (
        <ul className={css.skipped}>
          {days.skipped.map((one, at) => <li key={at}><bdi>{one.name}</bdi> · {place(one.place)}: <DayText day={one.from} />{one.until !== one.from && <> – <DayText day={one.until} /></>}</li>)}
        </ul>
      )}
      <TextLink to="/directory/calendars" size="sm">{t('directory.calendars')}</TextLink>
    </>
  );
}

/** The case says it as it was counted when the clock began. */
function OfCase({ clock }: { clock: ClockItem }) {
  const { t } = useReader();
  const query = useQuery({ queryKey: ['case', clock.id], queryFn: ({ signal }) => get<CaseView>(`/api/cases/${clock.id}`, undefined, signal) });
  return (
    <Shown query={query} rows={3}>
      {({ tasks }) => {
        const days = tasks.find((task) => sameClock(task, clock))?.days;
        return days ? <Days days={days} /> : <Text size="sm">{t('clock.counts_all')}</Text>;
      }}
    </Shown>
  );
}

export function WhyThen({ clock }: { clock: ClockItem }) {
  const { t } = useReader();
  const [opened, setOpened] = useState(false);
  const label = `${t('clock.why')}: ${t(`${clock.kind}.clock.${clock.name}`)}, ${clock.number}`;
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target><ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} aria-expanded={opened} onClick={() => setOpened(!opened)}><IconCalendarQuestion size={18} aria-hidden /></ActionIcon></Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          <Text fw={600} size="sm">{t('clock.why')}</Text>
          {clock.kind === 'case' && clock.working_seconds !== undefined ? <OfCase clock={clock} /> : <Text size="sm">{t('clock.counts_all')}</Text>}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
