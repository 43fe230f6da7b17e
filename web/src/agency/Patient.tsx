// One patient, as an agency follows them: where it stands, who acts and by when; papers to add, plans to read, words with the coordinator.
import { useCallback, useEffect, useState } from 'react';
import type { CaseView, TaskView } from '~api';
import { get } from '~/lib/api/client.ts';
import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Compare } from '~/plain/Compare.tsx';
import { Fresh } from '~/plain/Fresh.tsx';
import { Messages } from '~/plain/Messages.tsx';
import { Problem } from '~/plain/Problem.tsx';
import { nobodyAsked, stepsOf } from '~/lib/steps.ts';
import { Steps } from '~/plain/Steps.tsx';
import { useUnread } from '~/plain/unread.ts';
import { Age } from './Age.tsx';
import { Changes } from './Changes.tsx';
import { Photos } from './Photos.tsx';
import { Turn } from './Turn.tsx';

/** Asks again when the server says that something changed; what is no longer there for us is said and shown no more. */
function useCase(id: string) {
  const [state, setState] = useState<{ view?: CaseView; error?: unknown }>({});
  const load = useCallback(() => get<CaseView>(`/api/cases/${id}`).then((view) => setState({ view }), (error: unknown) => setState((now) => (error instanceof ApiError && error.status === 0 ? { ...now, error } : { error }))), [id]);
  useEffect(() => {
    setState({});
    void load();
    const source = new EventSource('/api/events');
    for (const name of ['changed', 'closed', 'reset']) source.addEventListener(name, () => void load());
    return () => source.close();
  }, [load]);
  return { ...state, load };
}

const firstDue = (tasks: readonly TaskView[]) => tasks.filter(({ due }) => due).sort((a, b) => a.due!.localeCompare(b.due!))[0];

function Case({ view, own, load }: { view: CaseView; own: readonly string[]; load: () => void }) {
  const { t, place } = useReader();
  const task = firstDue(view.tasks);
  const talk = view.conversations.find(({ party }) => party && own.includes(party.id));
  const { count, seen } = useUnread(view);
  const onSeen = useCallback(() => seen(view.id), [seen, view.id]);
  const may = (name: string) => view.commands.some(({ command }) => command === name);
  return (
    <>
      <h1><bdi>{view.patient?.name ?? view.patient?.initials ?? view.number}</bdi></h1>
      <p className="quiet"><span className="number">{view.number}</span> · {t(`specialty.${view.specialty}`)} · {place(view.origin)} – {place(view.destination)}</p>
      <section className="next" aria-label={t('common.next')}>
        <h2>{t(`case.stage.${view.stage}`)}</h2>
        {may('post_message') && <Fresh count={count(view.id)} />}
        <Turn of={{ stage: view.stage, owner: view.owner, owes: task?.owes, due: task?.due, clock: task?.name, working_days: task?.working_days, flags: nobodyAsked(view) ? ['nobody_asked'] : [] }} own={own} />
        <Steps steps={stepsOf(view)} />
      </section>
      <Changes view={view} onDone={load} />
      <Age view={view} onDone={load} />
      {may('attach_record') && (
        <section>
          <h2>{t('agency.papers')}</h2>
          <Photos id={view.id} there={view.records} onSent={load} />
        </section>
      )}
      <Compare view={view} title={(n) => t('agency.plans', { n })} />
      {may('post_message') && <Messages id={view.id} title={t('agency.messages')} stamp={view} of={talk?.party && { party: talk.party.id }} files={may('attach_record')} onSent={load} onSeen={onSeen} />}
      <p><a className="button" href={`/cases/${view.id}`}>{t('agency.everything')}</a></p>
    </>
  );
}

export function Patient({ id, own, onBack }: { id: string; own: readonly string[]; onBack: () => void }) {
  const { t } = useReader();
  const { view, error, load } = useCase(id);
  return (
    <>
      <button className="back" onClick={onBack}>{t('common.back')}</button>
      <Problem error={error} own={{ not_found: 'agency.gone' }} />
      {!view && error === undefined && <p role="status">{t('common.loading')}</p>}
      {view && <Case view={view} own={own} load={() => void load()} />}
    </>
  );
}
