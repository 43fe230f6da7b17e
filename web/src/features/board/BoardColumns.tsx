// Stages as columns. A long column draws only what is seen; j and k walk a column, the arrows walk across, x chooses.
import { Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { TextLink } from '~/ui/links.tsx';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { BoardColumn, BoardView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useKeys } from '~/lib/keyboard.ts';
import { Ago } from '~/ui/time.tsx';
import { CaseCardView } from './CaseCardView.tsx';
import type { BoardSearch } from './filters.ts';
import type { Selection } from './selection.ts';
import css from './board.module.css';

const kCard_px = 148;
const kGap_px = 8;

function countText(column: BoardColumn, number: (value: number) => string, capped: (count: string) => string): string {
  return column.count.exact ? number(column.count.value) : capped(number(column.count.value));
}

function Column({ column, search, sort, selection }: { column: BoardColumn; search: BoardSearch; sort: string; selection: Selection }) {
  const { t, number } = useReader();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: column.items.length, getScrollElement: () => box.current, estimateSize: () => kCard_px, gap: kGap_px, overscan: 4, getItemKey: (row) => column.items[row]!.id });
  const more = !column.count.exact || column.count.value > column.items.length;
  return (
    <section className={css.column} aria-labelledby={`stage-${column.stage}`}>
      <header className={css.columnHead}>
        <Title order={2} id={`stage-${column.stage}`} className={css.stage}>{t(`case.stage.${column.stage}`)}</Title>
        <Text component="span" size="sm" fw={600} className="digits">{countText(column, number, (count) => t('common.count_capped', { count }))}</Text>
        {column.oldest && <Text component="span" size="xs" c="dimmed" ms="auto"><Ago at={column.oldest} /></Text>}
      </header>
      <div ref={box} className={css.cards} tabIndex={-1}>
        {column.items.length === 0 && <Text size="sm" c="dimmed" p="xs">{t('case.board.column_empty')}</Text>}
        <div style={{ blockSize: rows.getTotalSize(), position: 'relative' }} role="list">
          {rows.getVirtualItems().map((row) => (
            <div key={row.key} ref={rows.measureElement} data-index={row.index} role="listitem" className={css.slot} style={{ transform: `translateY(${row.start}px)` }}>
              <CaseCardView card={column.items[row.index]!} chosen={selection.has(column.items[row.index]!.id)} />
            </div>
          ))}
        </div>
        {more && column.items.length > 0 && <TextLink to="/board" search={{ ...search, view: 'list', stage: column.stage, sort: sort === 'updated' ? undefined : sort }} size="sm" p="xs" display="block">{t('common.table.show_more')}</TextLink>}
      </div>
    </section>
  );
}

function useWalk(columns: BoardColumn[], selection: Selection): void {
  const focus = (id: string | undefined) => { if (id) document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus(); };
  const focused = () => {
    const id = document.activeElement?.closest('[data-row]')?.getAttribute('data-row');
    return columns.flatMap(({ items }) => items).find((card) => card.id === id);
  };
  const choose = () => { const card = focused(); if (card) selection.toggle(card); };
  const enter = () => document.activeElement?.closest<HTMLElement>('[data-row]')?.click();
  const move = (down: number, across: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    const now = document.activeElement?.closest('[data-row]')?.getAttribute('data-row');
    const filled = columns.filter(({ items }) => items.length > 0);
    const at = filled.findIndex(({ items }) => items.some(({ id }) => id === now));
    if (at < 0) return focus(filled[0]?.items[0]?.id);
    const row = filled[at]!.items.findIndex(({ id }) => id === now);
    const column = filled[Math.min(Math.max(at + across, 0), filled.length - 1)]!;
    focus(column.items[Math.min(Math.max(row + down, 0), column.items.length - 1)]?.id);
  };
  useKeys({ x: choose, e: enter, j: move(1, 0), k: move(-1, 0), ArrowDown: move(1, 0), ArrowUp: move(-1, 0), ArrowRight: move(0, document.dir === 'rtl' ? -1 : 1), ArrowLeft: move(0, document.dir === 'rtl' ? 1 : -1) });
}

export function BoardColumns({ board, search, selection }: { board: BoardView; search: BoardSearch; selection: Selection }) {
  const phone = useMediaQuery('(max-width: 48em)');
  const columns = phone ? board.columns.filter(({ items }) => items.length > 0) : board.columns;   // a phone shows one at a time: none that is empty
  useWalk(columns, selection);
  return <div className={css.board}>{columns.map((column) => <Column key={column.stage} column={column} search={search} sort={board.sort} selection={selection} />)}</div>;
}
