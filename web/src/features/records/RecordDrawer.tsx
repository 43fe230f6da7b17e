import { Button, Drawer, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { RecordView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Shown } from '~/ui/states.tsx';
import { SummaryView } from './SummaryView.tsx';
import type { Expected } from './identity.ts';
import { titleOf } from './title.ts';
import type { Summary } from '~api';

const originalPath = (caseId: string, record: string) => `/api/cases/${caseId}/records/${record}/original`;

interface Props { caseId: string; record: RecordView | undefined; expected: Expected; onClose: () => void }

export function RecordDrawer({ caseId, record, expected, onClose }: Props) {
  const { t, direction } = useReader();
  const query = useQuery({
    queryKey: ['case', caseId, 'record', record?.id],
    queryFn: ({ signal }) => get<Summary>(`/api/cases/${caseId}/records/${record!.id}`, undefined, signal),
    enabled: record?.type === 'patient_summary',
    staleTime: Infinity,
  });
  return (
    <Drawer opened={record !== undefined} onClose={onClose} size="xl" position={direction === 'rtl' ? 'left' : 'right'} title={record && titleOf(record, t)} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {record && (
        <>
          <Group mb="md" gap="xs">
            <Button component="a" href={originalPath(caseId, record.id)} download variant="default" size="compact-md" leftSection={<IconDownload size={16} aria-hidden />}>{t('record.download_original')}</Button>
            <Text size="xs" c="dimmed">{t('record.original_unchanged')}</Text>
          </Group>
          {record.type === 'patient_summary' && <Shown query={query} rows={8}>{(summary) => <SummaryView summary={summary} expected={expected} />}</Shown>}
        </>
      )}
    </Drawer>
  );
}
