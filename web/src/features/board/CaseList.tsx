// The same cases as rows: sorted by the server, loaded as one scrolls, drawn only where seen.
import { Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { get } from '~/lib/api/client.ts';
import type { CaseCard, CasePage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useKeys } from '~/lib/keyboard.ts';
import { Empty, ErrorState, Loading } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import { Ago, ClockBadge } from '~/ui/time.tsx';
import { Flags, usePersonText } from './CaseCardView.tsx';
import { queryOf, type BoardSearch } from './filters.ts';
import css from './board.module.css';

const kRow_px = 52;

export function useCases(search: BoardSearch) {
  return useInfiniteQuery({
    queryKey: ['cases', 'list', queryOf(search)],
    queryFn: ({ pageParam, signal }) => get<CasePage>('/api/cases', { ...queryOf(search), cursor: pageParam, limit: 100 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

function Row({ card, current, onOpen }: { card: CaseCard; current: boolean; onOpen: () => void }) {
  const { t } = useReader();
  const person = usePersonText()(card);
  return (
    <div role="row" className={css.row} data-current={current || undefined} onClick={onOpen}>
      <span role="cell" className={`digits ${css.number}`}><a href={`/cases/${card.id}`} onClick={(event) => { event.preventDefault(); onOpen(); }}>{card.number}</a></span>
      <span role="cell" className={css.who}><bdi>{person.name}</bdi> <Text component="span" size="xs" c="dimmed">{person.about}</Text></span>
      <span role="cell" className={css.wide}>{t(`case.stage.${card.stage}`)}</span>
      <span role="cell" className={css.wide}>{t(`specialty.${card.specialty}`)}</span>
      <span role="cell" className={css.wide}><Route from={card.origin} to={card.destination} /></span>
      <span role="cell" className={css.clockCell}><ClockBadge due={card.due} place={card.origin} />{card.owes && <Text component="span" size="xs" c="dimmed" lineClamp={2}><bdi>{card.owes.name}</bdi></Text>}</span>
      <span role="cell" className={css.wide}><Flags flags={card.flags} urgency={card.urgency} /></span>
      <span role="cell" className={css.wide}><Text component="span" size="xs" c="dimmed"><Ago at={card.updated} /></Text></span>
    </div>
  );
}

export function CaseList({ search }: { search: BoardSearch }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const query = useCases(search);
  const cards = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const rows = useVirtualizer({ count: cards.length, getScrollElement: () => box.current, estimateSize: () => kRow_px, overscan: 12, getItemKey: (row) => cards[row]!.id });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => { if (last >= cards.length - 20 && hasNextPage && !isFetchingNextPage) void fetchNextPage(); }, [last, cards.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const open = (card: CaseCard | undefined) => { if (card) void navigate({ to: '/cases/$id', params: { id: card.id } }); };
  const go = (step: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    const next = Math.min(Math.max(current + step, 0), cards.length - 1);
    setCurrent(next);
    rows.scrollToIndex(next);
  };
  useKeys({ j: go(1), k: go(-1), ArrowDown: go(1), ArrowUp: go(-1), Enter: () => open(cards[current]), e: () => open(cards[current]) });

  if (query.isPending) return <Loading rows={8} />;
  if (query.isError && cards.length === 0) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (cards.length === 0) return <Empty title={t('common.no_results')} />;
  const heads = [t('common.number'), t('case.field.patient'), t('common.status'), t('case.field.specialty'), t('case.field.route'), t('common.next'), '', t('common.updated')];
  return (
    <div role="table" aria-label={t('case.cases')} className={css.table}>
      <div role="row" className={`${css.row} ${css.head}`}>{heads.map((head, place) => <span key={place} role="columnheader" className={[2, 3, 4, 6, 7].includes(place) ? css.wide : undefined}>{head}</span>)}</div>
      <div ref={box} className={css.scroll} tabIndex={0} role="rowgroup" aria-label={t('case.cases')}>
        <div style={{ blockSize: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((row) => (
            <div key={row.key} ref={rows.measureElement} data-index={row.index} className={css.slot} style={{ transform: `translateY(${row.start}px)` }}><Row card={cards[row.index]!} current={row.index === current} onOpen={() => open(cards[row.index])} /></div>
          ))}
        </div>
      </div>
    </div>
  );
}
