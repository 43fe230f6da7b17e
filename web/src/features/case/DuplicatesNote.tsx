// Told to who coordinates: somebody else may know this patient already. Cases that may be opened are linked; of others nothing more is said.
import { Alert, Button, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CaseView, DuplicatesView } from '~api';
import { get } from '~/lib/api/client.ts';
import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { TextLink } from '~/ui/links.tsx';
import { useErrorText } from '~/ui/states.tsx';
import type { Act } from './Next.tsx';
import css from './case.module.css';

export function DuplicatesNote({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  const coordinates = useOwnParties().has(view.owner.id) && view.commands.length > 0;
  const errorText = useErrorText();
  const { data, error } = useQuery({
    queryKey: ['case', view.id, 'duplicates'], enabled: coordinates,
    queryFn: ({ signal }) => get<DuplicatesView>(`/api/cases/${view.id}/duplicates`, undefined, signal),
  });
  if (error instanceof ApiError && error.code === 'lookups_exhausted') return <Alert color="warm" variant="light" role="status">{errorText(error)}</Alert>;
  if (!data || (data.items.length === 0 && !data.elsewhere)) return null;
  return (
    <Alert color="warm" variant="light" role="status" icon={<IconUsers size={18} aria-hidden />}>
      {data.elsewhere && <Text size="sm">{t('case.duplicates.elsewhere')}</Text>}
      {data.items.length > 0 && (
        <Text size="sm">
          {t('case.duplicates.own')}{' '}
          {data.items.map((item, place) => <span key={item.id}>{place > 0 && ' · '}<TextLink to="/cases/$id" params={{ id: item.id }} size="sm" underline="always">{item.number}</TextLink> ({t(`case.stage.${item.stage}`)})</span>)}
        </Text>
      )}
      {data.items.length > 0 && view.commands.some(({ command }) => command === 'merge_case') && <Button size="compact-sm" variant="default" className={css.merge} onClick={() => act('merge_case')}>{t('case.command.merge_case')}</Button>}
    </Alert>
  );
}
