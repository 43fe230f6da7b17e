// Who read what about people, figures too, on the whole node: for auditors.
import { Button, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { ReadingItem, ReadingPage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { TextLink } from '~/ui/links.tsx';
import { Empty, ErrorState, Loading } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import { JournalHead } from './JournalHead.tsx';
import css from './journal.module.css';

function Row({ item: { at, reader, party, view, classes, dossiers, kind, number } }: { item: ReadingItem }) {
  const { t, has, list, partyName } = useReader();
  const named = `journal.view.${view}`;
  const link = kind && number && <TextLink to={`/${kind}s/$id`} params={{ id: dossiers[0]! }} size="sm"><span className="number">{number}</span></TextLink>;
  const one = link ?? (view === 'agreement' || view === 'mission' ? t(`journal.kind.${view}`) : t('journal.cases', { n: dossiers.length }));
  return (
    <Table.Tr>
      <Table.Td className={css.narrow}><When at={at} /></Table.Td>
      <Table.Td><bdi>{reader || t('journal.patient_side')}</bdi>{party && <Text size="xs" c="dimmed"><bdi>{partyName(party)}</bdi></Text>}</Table.Td>
      <Table.Td className={css.what}>{t(has(named) ? named : 'journal.access.read')}<Text size="xs" c="dimmed">{list(classes.map((name) => t(`directory.data_class.${name}`)))}</Text></Table.Td>
      <Table.Td className={css.narrow}>{dossiers.length > 0 && one}</Table.Td>
    </Table.Tr>
  );
}

export function ReadingsPage() {
  const { t } = useReader();
  useTitle(t('journal.readings'));
  const query = useInfiniteQuery({
    queryKey: ['readings'],
    queryFn: ({ pageParam, signal }) => get<ReadingPage>('/api/accesses', { cursor: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={css.page}>
      <JournalHead at="readings" />
      {query.isPending && <Loading rows={8} />}
      {query.isError && items.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <Empty title={t('journal.empty_access')} />}
      {items.length > 0 && (
        <div className={`panel ${css.panel}`}>
          <Table verticalSpacing={4}>
            <Table.Thead><Table.Tr><Table.Th>{t('journal.column.when')}</Table.Th><Table.Th>{t('journal.column.who')}</Table.Th><Table.Th>{t('journal.column.what')}</Table.Th><Table.Th>{t('journal.column.where')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{items.map((item, place) => <Row key={`${item.at}${place}`} item={item} />)}</Table.Tbody>
          </Table>
        </div>
      )}
      {query.hasNextPage && <Button mt="sm" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('common.table.show_more')}</Button>}
    </div>
  );
}
