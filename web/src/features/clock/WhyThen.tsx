// Why a clock of the board ends when it ends: asked of its dossier, when somebody wants to know.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CaseView, ClockItem } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Shown } from '~/ui/states.tsx';
import { Explained, Why } from '~/ui/Why.tsx';
import { sameClock } from '~/ui/working.ts';

/** The dossier says it as it was counted when the clock began. */
function OfDossier({ clock }: { clock: ClockItem }) {
  const { t } = useReader();
  const query = useQuery({ queryKey: [clock.kind, clock.id], queryFn: ({ signal }) => get<Pick<CaseView, 'tasks'>>(`/api/${clock.kind}s/${clock.id}`, undefined, signal) });
  return (
    <Shown query={query} rows={3}>
      {({ tasks }) => {
        const task = tasks.find((one) => sameClock(one, clock));
        return task ? <Explained kind={clock.kind} task={task} /> : <Text size="sm">{t('clock.counts_all')}</Text>;
      }}
    </Shown>
  );
}

export function WhyThen({ clock }: { clock: ClockItem }) {
  const { t } = useReader();
  return <Why what={`${t(`${clock.kind}.clock.${clock.name}`)}, ${clock.number}`} stopped={clock.left_seconds !== undefined}><OfDossier clock={clock} /></Why>;
}
