// The clocks board: who owes what by when, over all cases of one's organisation; those that stand still say what they wait for.
import { SegmentedControl, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { ClockItem, ClockPage } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useKeys } from '~/lib/keyboard.ts';
import { useTitle } from '~/lib/title.ts';
import { Empty, Shown } from '~/ui/states.tsx';
import { ClockBadge, Due } from '~/ui/time.tsx';
import { clockOf } from '~/ui/working.ts';
import css from './clock.module.css';
import { kShows, type Show } from './shows.ts';
import { WhyThen } from './WhyThen.tsx';

const kRow_px = 60;

function Row({ clock }: { clock: ClockItem }) {
  const { t, partyName } = useReader();
  const stopped = clock.left_seconds !== undefined;
  return (
    <div className={css.line}>
      <Link to={`/${clock.kind}s/$id`} params={{ id: clock.id }} className={css.row} data-row={clock.id}>
        <span className={css.badge}><ClockBadge {...clockOf(clock)} /></span>
        <span className={css.what}><strong>{t(`${clock.kind}.clock.${clock.name}`)}</strong> {clock.about && <bdi>· {partyName(clock.about)}</bdi>}<span className={css.patient}>{clock.patient && <bdi>{clock.patient}</bdi>} <span className="number quiet">{clock.number}</span></span></span>
        <span className={css.who}>{t(stopped ? (clock.ours ? 'clock.then_you' : 'clock.then_other') : clock.ours ? 'common.you_owe_answer' : 'common.owes_answer', { who: partyName(clock.owes) })}</span>
        <span className={css.when}>
          {clock.due && <Due name={clock.name} at={clock.due} place={clock.owes.place} />}
          {stopped && t('clock.stopped_because', { why: clock.waits_for ? t(`${clock.kind}.clock.${clock.waits_for}`) : t('common.unknown') })}
        </span>
      </Link>
      <WhyThen clock={clock} />
    </div>
  );
}

function Rows({ clocks }: { clocks: ClockItem[] }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const rows = useVirtualizer({ count: clocks.length, getScrollElement: () => box.current, estimateSize: () => kRow_px, overscan: 10 });
  const go = (step: number) => (event: KeyboardEvent) => {
    event.preventDefault();
    const next = Math.min(Math.max(current + step, 0), clocks.length - 1);
    setCurrent(next);
    rows.scrollToIndex(next);
  };
  const open = () => { const clock = clocks[current]; if (clock) void navigate({ to: `/${clock.kind}s/$id`, params: { id: clock.id } } as never); };
  useKeys({ j: go(1), k: go(-1), ArrowDown: go(1), ArrowUp: go(-1), Enter: open, e: open });
  return (
    <div ref={box} className={css.scroll} tabIndex={0} role="group" aria-label={t('clock.title')}>
      <ol className={css.rows} style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <li key={row.key} ref={rows.measureElement} data-index={row.index} data-current={row.index === current || undefined} className={css.slot} style={{ transform: `translateY(${row.start}px)` }}><Row clock={clocks[row.index]!} /></li>
        ))}
      </ol>
    </div>
  );
}

export function ClocksPage() {
  const { t, number } = useReader();
  useTitle(t('clock.title'));
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { show?: string };
  const show: Show = kShows.find((one) => one === search.show) ?? 'all';
  const query = useQuery({ queryKey: ['clocks', show], queryFn: ({ signal }) => get<ClockPage>('/api/clocks', { show, limit: 500 }, signal), placeholderData: keepPreviousData });
  return (
    <div className={css.page}>
      <div className={css.bar}>
        <Title order={1}>{t('clock.title')}</Title>
        <SegmentedControl size="xs" value={show} aria-label={t('common.filters')} data={kShows.map((value) => ({ value, label: t(`clock.show.${value}`) }))}
          onChange={(value) => void navigate({ to: '/clocks', search: { show: value === 'all' ? undefined : value }, replace: true })} />
      </div>
      <Shown query={query} rows={8}>
        {({ items, complete }) => (items.length === 0 ? <Empty title={t('clock.empty')} hint={t('clock.empty_hint')} /> : (
          <>
            <Text size="sm" c="dimmed" role="status" className={css.count}>{t('clock.count', { n: items.length })}{!complete && ` · ${t('clock.not_complete', { n: number(500) })}`}</Text>
            <Rows clocks={items} />
          </>
        ))}
      </Shown>
    </div>
  );
}
