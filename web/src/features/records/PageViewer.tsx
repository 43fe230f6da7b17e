// A document as images of its pages, drawn by the server; or the list of an archive; or why there is nothing to see.
import { ActionIcon, Alert, Badge, Group, Loader, Table, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get } from '~/lib/api/client.ts';
import { ApiError } from '~/lib/api/problem.ts';
import type { Look, RecordView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useErrorText } from '~/ui/states.tsx';
import { useBytes } from './RecordsPanel.tsx';
import css from './records.module.css';

const again = (failures: number, error: unknown) => failures < 5 && error instanceof ApiError && (error.code === 'busy' || error.code === 'too_many_requests');

function Entries({ look }: { look: Look }) {
  const { t } = useReader();
  const bytes = useBytes();
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">{t('record.archive.explain')}</Text>
      <Table verticalSpacing={2}><Table.Tbody>
        {look.entries.map(({ name, bytes: size, remark }, place) => (
          <Table.Tr key={place}><Table.Td className={css.path}><bdi dir="ltr">{name}</bdi> {remark && <Badge color="warm" variant="light" tt="none">{t(`record.archive.${remark}`)}</Badge>}</Table.Td><Table.Td className={css.narrow}>{bytes(size)}</Table.Td></Table.Tr>
        ))}
      </Table.Tbody></Table>
      {look.more && <Text size="sm" c="dimmed">{t('record.archive.more')}</Text>}
    </>
  );
}

function Page({ at, title }: { at: string; title: string }) {
  const [state, setState] = useState<'coming' | 'here' | 'broken'>('coming');
  const { t } = useReader();
  useEffect(() => setState('coming'), [at]);
  return (
    <div className={css.paper}>
      {state === 'coming' && <Loader size="sm" aria-label={t('common.loading')} />}
      {state === 'broken' ? <Text c="dimmed">{t('record.page_broken')}</Text>
        : <a href={at} target="_blank" rel="noreferrer"><img key={at} src={at} alt={title} onLoad={() => setState('here')} onError={() => setState('broken')} /></a>}
    </div>
  );
}

export function PageViewer({ caseId, record }: { caseId: string; record: RecordView }) {
  const { t, number } = useReader();
  const errorText = useErrorText();
  const [page, setPage] = useState(1);
  const path = `/api/cases/${caseId}/records/${record.id}`;
  const query = useQuery({ queryKey: ['case', caseId, 'look', record.id], queryFn: ({ signal }) => get<Look>(`${path}/look`, undefined, signal), staleTime: Infinity, retry: again });
  useEffect(() => setPage(1), [record.id]);
  if (query.isPending) return <Loader size="sm" aria-label={t('common.loading')} />;
  if (query.isError) return <Alert color="gray" variant="light">{query.error instanceof ApiError && query.error.code === 'unsupported_media' ? t('record.no_preview') : errorText(query.error)}</Alert>;
  const { pages } = query.data;
  if (pages === 0) return <Entries look={query.data} />;
  const title = t('record.page_of', { n: number(page), all: number(pages) });
  return (
    <div>
      {pages > 1 && (
        <Group gap="xs" mb="xs">
          <ActionIcon variant="default" disabled={page <= 1} onClick={() => setPage(page - 1)} aria-label={t('record.page_before')}><IconChevronLeft size={16} className={css.arrow} aria-hidden /></ActionIcon>
          <Text size="sm" role="status">{title}</Text>
          <ActionIcon variant="default" disabled={page >= pages} onClick={() => setPage(page + 1)} aria-label={t('record.page_after')}><IconChevronRight size={16} className={css.arrow} aria-hidden /></ActionIcon>
        </Group>
      )}
      <Page at={`${path}/pages/${page}`} title={`${record.title} · ${title}`} />
    </div>
  );
}
