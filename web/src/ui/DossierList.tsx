// A list of dossiers that everybody reads whole (agreements, missions): rows as links, j and k to walk, enter to open.
import { Button, Group, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useRowKeys } from '~/lib/keyboard.ts';
import { useTitle } from '~/lib/title.ts';
import { ButtonLink } from './links.tsx';
import { Empty, ErrorState, Loading } from './states.tsx';
import css from './DossierList.module.css';

interface Props<Card> { kind: 'agreement' | 'mission'; create: boolean; row: (card: Card) => ReactNode }

export function DossierList<Card extends { id: string }>({ kind, create, row }: Props<Card>) {
  const { t } = useReader();
  useTitle(t(`${kind}.${kind}s`));
  const query = useInfiniteQuery({
    queryKey: [`${kind}s`, 'list'],
    queryFn: ({ pageParam, signal }) => get<{ items: Card[]; next?: string }>(`/api/${kind}s`, { cursor: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  useRowKeys();
  const cards = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const make = create && <ButtonLink to={`/${kind}s/new`} leftSection={<IconPlus size={16} aria-hidden />}>{t(`${kind}.new`)}</ButtonLink>;
  return (
    <div className={css.page}>
      <Group justify="space-between" mb="md"><Title order={1}>{t(`${kind}.${kind}s`)}</Title>{make}</Group>
      {query.isPending && <Loading rows={6} />}
      {query.isError && cards.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isSuccess && cards.length === 0 && <Empty title={t(`${kind}.empty`)} action={make} />}
      {cards.length > 0 && <ul className={`panel ${css.list}`}>{cards.map((card) => <li key={card.id}><Link to={`/${kind}s/$id`} params={{ id: card.id }} className={css.row} data-row={card.id}>{row(card)}</Link></li>)}</ul>}
      {query.hasNextPage && <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('common.table.show_more')}</Button>}
    </div>
  );
}
