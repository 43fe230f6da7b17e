// The same cases as rows: sorted by the server, loaded as one scrolls, drawn only where seen.
import { Checkbox, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { get } from '~/lib/api/client.ts';
import type { CaseCard, CasePage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useKeys } from '~/lib/keyboard.ts';
import { useOwes } from '~/ui/owes.ts';
import { Empty, ErrorState, Loading } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import { ClockName } from '~/ui/ClockName.tsx';
import { Ago, ClockBadge } from '~/ui/time.tsx';
import { clockOfCard } from '~/ui/working.ts';
import { Desk, Flags, UrgencyWord, usePersonText } from './CaseCardView.tsx';
import { queryOf, type BoardSearch } from './filters.ts';
import type { Selection } from './selection.ts';
import css from './board.module.css';

const kRow_px = 52;

export function useCases(search: BoardSearch) {
  return useInfiniteQuery({
    queryKey: ['cases', 'list', queryOf(search)],
    queryFn: ({ pageParam, signal }) => get<CasePage>('/api/cases', { ...queryOf(search), cursor: pageParam, limit: 200 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

interface RowProps { card: CaseCard; current: boolean; chosen: boolean; onOpen: (card: CaseCard) => void; onChoose: (card: CaseCard) => void }

/** Drawn once while it stays in sight: scrolling changes nothing in it. */
const Row = memo(({ card, current, chosen, onOpen, onChoose }: RowProps) => {
  const { t } = useReader();
  const owes = useOwes();
  const person = usePersonText()(card);
  return (
    <div role="row" className={css.row} data-current={current || undefined} data-chosen={chosen || undefined} onClick={() => onOpen(card)}>
      <span role="cell" className={css.choose} onClick={(event) => event.stopPropagation()}><Checkbox size="xs" checked={chosen} onChange={() => onChoose(card)} aria-label={`${t('bulk.select')}: ${card.number}`} /></span>
      <span role="cell" className={css.number}><a className="number" href={`/cases/${card.id}`} onClick={(event) => { event.preventDefault(); onOpen(card); }}>{card.number}</a></span>
      <span role="cell" className={css.who}><bdi>{person.name}</bdi> <Text component="span" size="xs" c="dimmed">{person.about}</Text> <span className={css.withoutColumn}><UrgencyWord urgency={card.urgency} /></span></span>
      <span role="cell" className={css.wide}>{t(`case.stage.${card.stage}`)}</span>
      <span role="cell" className={css.wide}>{t(`specialty.${card.specialty}`)}</span>
      <span role="cell" className={css.wide}><Route from={card.origin} to={card.destination} /></span>
      <span role="cell" className={css.clockCell}><ClockBadge {...clockOfCard(card)} /><Text component="span" size="xs" c="dimmed"><ClockName card={card} /></Text>{card.owes && <Text component="span" size="xs" c="dimmed"><bdi>{owes(card.owes, card.due !== undefined)}</bdi></Text>}</span>
      <span role="cell" className={css.wide}><Flags flags={card.flags} urgency={card.urgency} column /><Desk assignee={card.assignee} keywords={card.keywords} /></span>
      <span role="cell" className={css.wide}><Text component="span" size="xs" c="dimmed"><Ago at={card.updated} /></Text></span>
    </div>
  );
});

/** What the server sorts by has an index; the head of such a column is a button. */
const kSorted = { due: 'common.next', updated: 'common.updated', opened: 'common.number' } as const;
type Sort = keyof typeof kSorted;

function Head({ search, change, selection, cards }: Props & { cards: readonly CaseCard[] }) {
  const { t } = useReader();
  const by = (search.sort ?? 'updated') as Sort;
  const sorted = (sort: Sort, wide?: boolean) => (
    <span role="columnheader" aria-sort={by === sort ? (sort === 'due' ? 'ascending' : 'descending') : 'none'} className={wide ? css.wide : undefined}>
      <UnstyledButton className={css.sort} data-active={by === sort || undefined} title={t(sort === 'opened' ? 'common.sort_created' : `common.sort_${sort}`)} onClick={() => change({ sort: sort === 'updated' ? undefined : sort })}>
        {t(kSorted[sort])}{by === sort && <IconArrowDown size={13} aria-hidden />}
      </UnstyledButton>
    </span>
  );
  const plain = (text: string, wide = true) => <span role="columnheader" className={wide ? css.wide : undefined}>{text}</span>;
  const all = cards.length > 0 && cards.every(({ id }) => selection.has(id));
  return (
    <div role="row" className={`${css.row} ${css.head}`}>
      <span role="columnheader" className={css.choose}><Checkbox size="xs" checked={all} indeterminate={!all && selection.cards.length > 0} aria-label={t('common.table.select_all')} onChange={() => selection.set(all ? [] : cards)} /></span>
      {sorted('opened')}{plain(t('case.field.patient'), false)}{plain(t('common.status'))}{plain(t('case.field.specialty'))}{plain(t('case.field.route'))}{sorted('due')}{plain(t('case.field.urgency'))}{sorted('updated', true)}
    </div>
  );
}

interface Props { search: BoardSearch; change: (part: BoardSearch) => void; selection: Selection }

export function CaseList({ search, change, selection }: Props) {
  const { t } = useReader();
  const navigate = useNavigate();
  const query = useCases(search);
  const { data } = query;
  const cards = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const rows = useVirtualizer({ count: cards.length, getScrollElement: () => box.current, estimateSize: () => kRow_px, overscan: 12, getItemKey: (row) => cards[row]!.id });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => { if (last >= cards.length - 20 && hasNextPage && !isFetchingNextPage) void fetchNextPage(); }, [last, cards.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const open = useCallback((card: CaseCard | undefined) => { if (card) void navigate({ to: '/cases/$id', params: { id: card.id } }); }, [navigate]);
  const { toggle } = selection;
  const go = (step: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    const next = Math.min(Math.max(current + step, 0), cards.length - 1);
    setCurrent(next);
    rows.scrollToIndex(next);
  };
  const choose = () => { const card = cards[current]; if (card) toggle(card); };
  useKeys({ j: go(1), k: go(-1), ArrowDown: go(1), ArrowUp: go(-1), Enter: () => open(cards[current]), e: () => open(cards[current]), x: choose });

  if (query.isPending) return <Loading rows={8} />;
  if (query.isError && cards.length === 0) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (cards.length === 0) return <Empty title={t('common.no_results')} />;
  return (
    <div role="table" aria-label={t('case.cases')} aria-rowcount={-1} className={css.table}>
      <div role="rowgroup"><Head search={search} change={change} selection={selection} cards={cards} /></div>
      <div ref={box} className={css.scroll} tabIndex={0} role="rowgroup" aria-label={t('case.cases')}>
        <div style={{ blockSize: rows.getTotalSize(), position: 'relative' }} role="presentation">
          {rows.getVirtualItems().map((row) => {
            const card = cards[row.index]!;
            return (
              <div key={row.key} ref={rows.measureElement} data-index={row.index} role="presentation" className={css.slot} style={{ transform: `translateY(${row.start}px)` }}>
                <Row card={card} current={row.index === current} chosen={selection.has(card.id)} onOpen={open} onChoose={toggle} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
