// The journal of the system without its content: that something happened, where, by whose side, when.
import { Button, Table, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { JournalItem, Page } from '~/lib/api/types.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { Empty, ErrorState, Loading } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import css from './journal.module.css';

export function JournalPage() {
  const { t } = useReader();
  useTitle(t('common.nav.journal'));
  const query = useInfiniteQuery({
    queryKey: ['journal'],
    queryFn: ({ pageParam, signal }) => get<Page<JournalItem>>('/api/journal', { cursor: pageParam, limit: 200 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={css.page}>
      <Title order={1} mb="md">{t('common.nav.journal')}</Title>
      {query.isPending && <Loading rows={8} />}
      {query.isError && items.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <Empty title={t('common.empty')} />}
      {items.length > 0 && (
        <div className={`panel ${css.panel}`}>
          <Table verticalSpacing={4}>
            <Table.Thead><Table.Tr><Table.Th>{t('common.when')}</Table.Th><Table.Th>{t('common.type')}</Table.Th><Table.Th>{t('common.what')}</Table.Th><Table.Th>{t('common.who')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {items.map(({ at, kind, event, party, dossier }, place) => (
                <Table.Tr key={`${dossier}${at}${place}`}><Table.Td><When at={at} /></Table.Td><Table.Td>{t(`${kind}.${kind}`)}</Table.Td><Table.Td>{t(`${kind}.event.${event}`)}</Table.Td><Table.Td><bdi>{party?.name}</bdi></Table.Td></Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {query.hasNextPage && <Button mt="sm" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('common.table.show_more')}</Button>}
    </div>
  );
}
