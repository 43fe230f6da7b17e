// What the system knows of its backups, in plain words: the last one, whether it was tried, and what failed since.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { BackupsView, BackupView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { Shown } from '~/ui/states.tsx';
import { Ago, When } from '~/ui/time.tsx';

function Last({ last: { at, folder, bytes, checked, check_failed } }: { last: BackupView }) {
  const { t, number } = useReader();
  return (
    <>
      <Text fw={600}><When at={at} /> <Text component="span" size="sm" c="dimmed">(<Ago at={at} />)</Text></Text>
      <Text size="sm">{t('start.administrator.backup_size', { size: number(bytes / 1_000_000, 1) })} · <bdi dir="ltr">{folder}</bdi></Text>
      {check_failed && <Text size="sm" c="harm" fw={600}>{t('start.administrator.backup_check_failed')} <When at={check_failed} /></Text>}
      {!check_failed && checked && <Text size="sm">{t('start.administrator.backup_checked')} <When at={checked} /></Text>}
      {!check_failed && !checked && <Text size="sm" c="warm">{t('start.administrator.backup_unchecked', { folder })}</Text>}
    </>
  );
}

export function Backups() {
  const { t } = useReader();
  const query = useQuery({ queryKey: ['backups'], queryFn: ({ signal }) => get<BackupsView>('/api/node/backups', undefined, signal) });
  return (
    <Panel title={t('start.administrator.backup')}>
      <Shown query={query} rows={2}>
        {({ elsewhere, last, failed }) => (elsewhere ? <Text size="sm">{t('start.administrator.backup_elsewhere')}</Text> : (
          <>
            {failed && <Text size="sm" c="harm" fw={600} role="alert">{t('start.administrator.backup_failed')} <When at={failed.at} /> · <bdi dir="ltr">{failed.folder}</bdi></Text>}
            {last ? <Last last={last} /> : <Text size="sm" c="warm">{t('start.administrator.backup_never')}</Text>}
          </>
        ))}
      </Shown>
    </Panel>
  );
}
