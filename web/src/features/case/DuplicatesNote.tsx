// Told to who coordinates: one's own cases of the same person are linked. Whether others know the person is asked for by a button, since so many
// questions a day are answered; of their cases nothing more is said. An answer stays as it was given, with its day, until it is asked anew.
import { Alert, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseView, DuplicatesView } from '~api';
import { get } from '~/lib/api/client.ts';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { TextLink } from '~/ui/links.tsx';
import { useErrorText } from '~/ui/states.tsx';
import type { Act } from './Next.tsx';
import css from './case.module.css';

function AskElsewhere({ id, asked }: { id: string; asked: string | undefined }) {
  const { t } = useReader();
  const client = useQueryClient();
  const errorText = useErrorText();
  const ask = useCommand<DuplicatesView>('case');
  if (asked === new Date().toISOString().slice(0, 10)) return null;  // asked again that day it is the same question
  return (
    <Group gap="xs">
      <Tooltip label={t('case.duplicates.ask_explain')} multiline w={280}>
        <Button size="compact-sm" variant="subtle" leftSection={<IconUsers size={15} aria-hidden />} loading={ask.isPending}
          onClick={() => ask.mutate({ path: `/api/cases/${id}/duplicates` }, { onSuccess: (view) => client.setQueryData(['case', id, 'duplicates'], view) })}>{t('case.duplicates.ask')}</Button>
      </Tooltip>
      {ask.error && <Text size="sm" c="var(--harm)" role="alert">{errorText(ask.error)}</Text>}
    </Group>
  );
}

/** Two organisations' cases are not joined: nobody is told who the other one is. The patient knows, and decides. */
function WhatToDo({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  const may = view.commands.some(({ command }) => command === 'withdraw_case');
  return (
    <details className={css.whatToDo}>
      <summary>{t('case.duplicates.what_to_do')}</summary>
      <ol>
        <li>{t('case.duplicates.ask_patient')}</li>
        <li>{t('case.duplicates.goes_on_here')}</li>
        <li>{t('case.duplicates.goes_on_there', { reason: t('case.withdraw_reason.other_destination') })}</li>
      </ol>
      <Text size="sm" c="dimmed">{t('case.duplicates.why_so')}</Text>
      {may && <Button size="compact-sm" variant="default" onClick={() => act('withdraw_case')}>{t('case.command.withdraw_case')}</Button>}
    </details>
  );
}

export function DuplicatesNote({ view, act }: { view: CaseView; act: Act }) {
  const { t, day } = useReader();
  const coordinates = useOwnParties().has(view.owner.id) && view.commands.length > 0;
  const { data } = useQuery({
    queryKey: ['case', view.id, 'duplicates'], enabled: coordinates,
    queryFn: ({ signal }) => get<DuplicatesView>(`/api/cases/${view.id}/duplicates`, undefined, signal),
  });
  if (!data) return null;
  const answered = data.asked === undefined ? '' : t('case.duplicates.answered', { day: day(data.asked) });
  const asking = (
    <>
      {data.elsewhere === false && <Text size="sm" c="dimmed" role="status">{t('case.duplicates.nowhere')} {answered}</Text>}
      <AskElsewhere id={view.id} asked={data.asked} />
    </>
  );
  if (data.items.length === 0 && !data.elsewhere) return asking;
  return (
    <Alert color="warm" variant="light" role="status" icon={<IconUsers size={18} aria-hidden />}>
      {data.elsewhere && <Text size="sm">{t('case.duplicates.elsewhere')} {answered}</Text>}
      {data.elsewhere && <WhatToDo view={view} act={act} />}
      {data.items.length > 0 && (
        <Text size="sm">
          {t('case.duplicates.own')}{' '}
          {data.items.map((item, place) => <span key={item.id}>{place > 0 && ' · '}<TextLink to="/cases/$id" params={{ id: item.id }} size="sm" underline="always"><span className="number">{item.number}</span></TextLink> ({t(`case.stage.${item.stage}`)})</span>)}
        </Text>
      )}
      {data.items.length > 0 && view.commands.some(({ command }) => command === 'merge_case') && <Button size="compact-sm" variant="default" className={css.merge} onClick={() => act('merge_case')}>{t('case.command.merge_case')}</Button>}
      {asking}
    </Alert>
  );
}
