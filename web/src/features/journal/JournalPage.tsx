// The journal of the system without its content: that something happened, where, by whose side, when; newest first.
import { Button, Group, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { JournalItem, JournalPage as Entries } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { rolesOf, useSession } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { TextLink } from '~/ui/links.tsx';
import { Empty, ErrorState, Loading } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import { JournalHead } from './JournalHead.tsx';
import { RefusalsPage } from './RefusalsPage.tsx';
import css from './journal.module.css';

function Row({ item: { at, kind, event, party, dossier, number, by_system: bySystem } }: { item: JournalItem }) {
  const { t, partyName } = useReader();
  return (
    <Table.Tr>
      <Table.Td className={css.narrow}><When at={at} /></Table.Td>
      <Table.Td className={css.what}>{t(`${kind}.event.${event}`)}</Table.Td>
      <Table.Td className={css.narrow}><TextLink to={`/${kind}s/$id`} params={{ id: dossier }} size="sm">{t(`journal.kind.${kind}`)}{number && <> <span className="number">{number}</span></>}</TextLink></Table.Td>
      <Table.Td>{party ? <bdi>{partyName(party)}</bdi> : <span className="quiet">{t(bySystem ? 'journal.by_system' : 'journal.patient_side')}</span>}</Table.Td>
    </Table.Tr>
  );
}

function EntriesPage() {
  const { t } = useReader();
  useTitle(t('journal.title'));
  const query = useInfiniteQuery({
    queryKey: ['journal'],
    queryFn: ({ pageParam, signal }) => get<Entries>('/api/journal', { cursor: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={css.page}>
      <JournalHead at="entries" />
      <Group justify="flex-end"><ExportMenu list="journal" /></Group>
      {query.isPending && <Loading rows={8} />}
      {query.isError && items.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <Empty title={t('common.empty')} />}
      {items.length > 0 && (
        <div className={`panel ${css.panel}`}>
          <Table verticalSpacing={4}>
            <Table.Thead><Table.Tr><Table.Th>{t('journal.column.when')}</Table.Th><Table.Th>{t('journal.column.what')}</Table.Th><Table.Th>{t('journal.column.where')}</Table.Th><Table.Th>{t('journal.column.who')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>{items.map((item, place) => <Row key={`${item.dossier}${item.at}${place}`} item={item} />)}</Table.Tbody>
          </Table>
        </div>
      )}
      {query.hasNextPage && <Button mt="sm" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('common.table.show_more')}</Button>}
    </div>
  );
}

/** An administrator keeps the system running but reads no journal of dossiers. */
export function JournalPage() {
  return rolesOf(useSession()).has('auditor') ? <EntriesPage /> : <RefusalsPage />;
}
