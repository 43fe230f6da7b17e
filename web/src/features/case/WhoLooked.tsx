// Who opened this case, when, and what they saw: in words that a patient understands.
import { Button, Drawer, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { AccessItem, AccessPage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Empty, ErrorState, Loading } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import { gathered } from './accesses.ts';
import css from './case.module.css';

function Access({ item, times }: { item: AccessItem; times: number }) {
  const { t, has, list, partyName } = useReader();
  const view = `journal.view.${item.view}`;
  return (
    <li className={css.access}>
      <Text size="sm"><strong><bdi>{item.reader || t('journal.by_system')}</bdi></strong>{item.party && <> · <bdi>{partyName(item.party)}</bdi></>}</Text>
      <Text size="sm">{t(has(view) ? view : 'journal.access.read')}{times > 1 && ` · ${t('journal.times', { n: times })}`}</Text>
      {item.classes.length > 0 && <Text size="xs" c="dimmed">{t('journal.access_saw', { classes: list(item.classes.map((name) => t(`directory.data_class.${name}`))) })}</Text>}
      <Text size="xs" c="dimmed"><When at={item.at} place={item.party?.place} /></Text>
    </li>
  );
}

function Accesses({ id }: { id: string }) {
  const { t } = useReader();
  const query = useInfiniteQuery({
    queryKey: ['case', id, 'accesses'], staleTime: 0,
    queryFn: ({ pageParam, signal }) => get<AccessPage>(`/api/cases/${id}/accesses`, { before: pageParam, limit: 50 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const items = gathered(query.data?.pages.flatMap((page) => page.items) ?? []);
  if (query.isPending) return <Loading rows={6} />;
  if (query.isError && items.length === 0) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (items.length === 0) return <Empty title={t('journal.empty_access')} />;
  return (
    <>
      <ol className={css.accesses}>{items.map(({ item, times }, place) => <Access key={place} item={item} times={times} />)}</ol>
      {query.hasNextPage && <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('common.table.show_more')}</Button>}
    </>
  );
}

export function WhoLooked({ id, opened, onClose }: { id: string; opened: boolean; onClose: () => void }) {
  const { t } = useReader();
  return (
    <Drawer opened={opened} onClose={onClose} size="md" position="right" title={t('journal.access_title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Text size="sm" c="dimmed" mb="md">{t('journal.access_explain')}</Text>
      {opened && <Accesses id={id} />}
    </Drawer>
  );
}
