// My patients: what happens next with each, who acts, by when; the newest change first.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { CaseCard, CasePage } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { underway } from '~/lib/uploadQueue.ts';
import { Problem } from './Frame.tsx';
import { timeLeft } from './timeLeft.ts';
import { turnOf } from './turn.ts';

interface Loaded { items: CaseCard[]; next?: string }

function usePatients() {
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<unknown>();
  const load = useCallback((cursor?: string) => get<CasePage>('/api/cases', { limit: 50, cursor }).then((page) => {
    setError(undefined);
    setLoaded((now) => ({ items: cursor && now ? [...now.items, ...page.items] : page.items, next: page.next }));
  }, setError), []);
  useEffect(() => {
    void load();
    const source = new EventSource('/api/events');
    for (const name of ['changed', 'reset']) source.addEventListener(name, () => void load());
    return () => source.close();
  }, [load]);
  return { loaded, error, load };
}

function Patient({ card, own }: { card: CaseCard; own: readonly string[] }) {
  const { t, partyName } = useReader();
  const now = useNow();
  const left = card.due && timeLeft(card.due, now);
  const turn = turnOf(card, own);
  const yours = turn?.who === 'you';
  const who = turn && (turn.who === 'side' ? t(`agency.acts.${turn.side}`) : yours ? t(card.due ? 'common.you_owe_answer' : 'common.you_act') : turn.who === 'party' && t(card.due ? 'common.owes_answer' : 'common.acts', { who: partyName(turn.party) }));
  return (
    <li>
      <a href={`/cases/${card.id}`} data-yours={yours || undefined}>
        <span className="top"><strong><bdi>{card.name ?? card.initials}</bdi></strong><span className="quiet digits">{card.number}</span></span>
        <span>{t(`case.stage.${card.stage}`)} · {t(`specialty.${card.specialty}`)}</span>
        {who && <span className="who">{who}{left && <span data-over={left.over || undefined}> · {t(left.over ? `common.overdue_${left.unit}` : `common.${left.unit}_left`, { n: left.n })}</span>}</span>}
      </a>
    </li>
  );
}

export function Patients({ own, onNew }: { own: readonly string[]; onNew: () => void }) {
  const { t } = useReader();
  const { loaded, error, load } = usePatients();
  const sending = useSyncExternalStore(underway.subscribe, underway.snapshot);
  return (
    <>
      <h1>{t('agency.title')}</h1>
      <button className="primary" onClick={onNew}>{t('agency.new')}</button>
      {sending > 0 && <p role="status" className="quiet">{t('agency.still_sending', { n: sending })}</p>}
      {error !== undefined && <><Problem error={error} /><button onClick={() => void load()}>{t('common.retry')}</button></>}
      {!loaded && error === undefined && <p role="status">{t('common.loading')}</p>}
      {loaded?.items.length === 0 && <p>{t('agency.empty')}</p>}
      <ol className="patients">{loaded?.items.map((card) => <Patient key={card.id} card={card} own={own} />)}</ol>
      {loaded?.next && <button onClick={() => void load(loaded.next)}>{t('agency.more')}</button>}
    </>
  );
}
