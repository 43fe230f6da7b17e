// My patients: what happens next with each, who acts, by when; the newest change first. Words, a stage or what waits for us narrow them down.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { kCasesStage, type CaseCard, type CasePage, type CasesStage } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { underway } from '~/lib/uploadQueue.ts';
import { Problem } from '~/plain/Problem.tsx';
import { useUnread } from '~/plain/unread.ts';
import { filtered, filtersOf, queryOf, searchOf, type Filters } from './filters.ts';
import { pathOf } from './place.ts';
import { Turn } from './Turn.tsx';
import { turnOf } from './turn.ts';

interface Loaded { items: CaseCard[]; next?: string }
const kTyping_ms = 300;

function usePatients(filters: Filters, own: string | undefined) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<unknown>();
  const asked = JSON.stringify(queryOf(filters, own));
  const load = useCallback((cursor?: string, signal?: AbortSignal) => get<CasePage>('/api/cases', { ...(JSON.parse(asked) as Record<string, string>), limit: 50, cursor }, signal).then((page) => {
    setError(undefined);
    setLoaded((now) => ({ items: cursor && now ? [...now.items, ...page.items] : page.items, next: page.next }));
  }, (problem: unknown) => { if (!signal?.aborted) setError(problem); }), [asked]);
  useEffect(() => {
    const stop = new AbortController();
    const wait = setTimeout(() => void load(undefined, stop.signal), loaded ? kTyping_ms : 0);
    const source = new EventSource('/api/events');
    for (const name of ['changed', 'reset']) source.addEventListener(name, () => void load(undefined, stop.signal));
    return () => { clearTimeout(wait); stop.abort(); source.close(); };
    // What is loaded decides only how long one waits for the next letter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [load]);
  return { loaded, error, load };
}

function Patient({ card, own, unread, onOpen }: { card: CaseCard; own: readonly string[]; unread: number; onOpen: () => void }) {
  const { t } = useReader();
  return (
    <li>
      <a href={pathOf({ at: 'patient', id: card.id })} data-yours={turnOf(card, own)?.who === 'you' || undefined} onClick={(event) => { if (!event.ctrlKey && !event.metaKey) { event.preventDefault(); onOpen(); } }}>
        <span className="top"><strong><bdi>{card.name ?? card.initials}</bdi></strong><span className="number quiet">{card.number}</span></span>
        <span>{t(`case.stage.${card.stage}`)} · {t(`specialty.${card.specialty}`)}</span>
        {unread > 0 && <strong className="unread">{t('common.new_message', { n: unread })}</strong>}
        <Turn of={card} own={own} />
      </a>
    </li>
  );
}

function Narrow({ filters, change }: { filters: Filters; change: (part: Partial<Filters>) => void }) {
  const { t } = useReader();
  return (
    <div className="narrow" role="search">
      <input type="search" aria-label={t('agency.search')} placeholder={t('agency.search')} value={filters.q} maxLength={200} onChange={(event) => change({ q: event.currentTarget.value })} />
      <select aria-label={t('common.status')} value={filters.stage ?? ''} onChange={(event) => change({ stage: (event.currentTarget.value || undefined) as CasesStage | undefined })}>
        <option value="">{t('agency.every_stage')}</option>
        {kCasesStage.map((stage) => <option key={stage} value={stage}>{t(`case.stage.${stage}`)}</option>)}
      </select>
      <label className="choice"><input type="checkbox" checked={filters.mine} onChange={(event) => change({ mine: event.currentTarget.checked })} />{t('agency.waits_for_us')}</label>
    </div>
  );
}

interface Props { own: readonly string[]; onNew: () => void; onOpen: (id: string) => void }

export function Patients({ own, onNew, onOpen }: Props) {
  const { t } = useReader();
  const [filters, setFilters] = useState(() => filtersOf(location.search));
  const { loaded, error, load } = usePatients(filters, own[0]);
  const unread = useUnread(loaded);
  const sending = useSyncExternalStore(underway.subscribe, underway.snapshot);
  const change = (part: Partial<Filters>) => {
    const next = { ...filters, ...part };
    setFilters(next);
    history.replaceState(null, '', location.pathname + searchOf(next));
  };
  return (
    <>
      <h1>{t('agency.title')}</h1>
      <button className="primary" onClick={onNew}>{t('agency.new')}</button>
      {sending > 0 && <p role="status" className="quiet">{t('agency.still_sending', { n: sending })}</p>}
      {(filtered(filters) || (loaded?.items.length ?? 0) > 0) && <Narrow filters={filters} change={change} />}
      {error !== undefined && <><Problem error={error} /><button onClick={() => void load()}>{t('common.retry')}</button></>}
      {!loaded && error === undefined && <p role="status">{t('common.loading')}</p>}
      {loaded?.items.length === 0 && <p role="status">{t(filtered(filters) ? 'common.no_results' : 'agency.empty')}</p>}
      <ol className="patients">{loaded?.items.map((card) => <Patient key={card.id} card={card} own={own} unread={unread.count(card.id)} onOpen={() => onOpen(card.id)} />)}</ol>
      {loaded?.next && <button onClick={() => void load(loaded.next)}>{t('agency.more')}</button>}
    </>
  );
}
