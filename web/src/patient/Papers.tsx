// Papers on their way to the coordinator: photographed page by page or chosen from the phone. A broken line is waited for; a page that stopped goes on
// where it was, and one begun before the page was closed goes on when the same file is chosen again.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CaseView } from '~api';
import { once, queueOf, type FileOnItsWay, type Unfinished } from '~/lib/uploadQueue.ts';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { softly } from '~/lib/i18n/hyphens.ts';
import { namedPages } from '~/lib/pages.ts';
import { Problem } from '~/plain/Problem.tsx';

export function Papers({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t, number, zone } = useReader();
  const queue = queueOf(view.id);
  const items = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const [left, setLeft] = useState<Unfinished[]>([]);
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const may = view.commands.some(({ command }) => command === 'attach_record');
  useEffect(() => {
    queue.onDone = onDone;
    if (may) get<Unfinished[]>(`/api/cases/${view.id}/uploads`).then(setLeft, () => undefined);
  }, [queue, view, may, onDone]);
  if (!may && view.records.length === 0) return null;
  const take = (input: HTMLInputElement, photographed: boolean) => {
    const chosen = [...(input.files ?? [])];
    queue.add(photographed ? namedPages(chosen, new Date(), zone, items.length) : chosen, left);
    input.value = '';                            // the same page may be photographed once more
  };
  const broken = left.filter(({ name, length }) => !items.some((item) => item.name === name && item.size === length));
  return (
    <section>
      <h2>{t('patient.papers')}</h2>
      {may && (
        <>
          <p className="quiet">{t('patient.papers_explain')}</p>
          <input ref={camera} type="file" accept="image/*" capture="environment" hidden aria-label={t('patient.photograph')} onChange={(event) => take(event.currentTarget, true)} />
          <input ref={files} type="file" multiple hidden aria-label={t('patient.choose_files')} onChange={(event) => take(event.currentTarget, false)} />
          <button type="button" className="primary" onClick={() => camera.current?.click()}>{softly(t(items.length > 0 ? 'patient.next_page' : 'patient.photograph'))}</button>
          <button type="button" onClick={() => files.current?.click()}>{softly(t('patient.choose_files'))}</button>
        </>
      )}
      <ul className="papers" aria-live="polite">{once(items).map((item) => <Paper key={item.key} item={item} onAgain={() => queue.resume(item.key)} onDrop={() => queue.drop(item.key)} />)}</ul>
      {broken.map(({ id, name, offset, length }) => <p key={id} className="problem">{t('patient.half_sent', { name, percent: number(Math.floor((offset / length) * 100)) })}</p>)}
      {view.records.length > 0 && <p className="quiet">{t('patient.papers_there', { n: view.records.length })}</p>}
    </section>
  );
}

function Paper({ item, onAgain, onDrop }: { item: FileOnItsWay & { again?: boolean }; onAgain: () => void; onDrop: () => void }) {
  const { t, number } = useReader();
  const share = item.size > 0 ? Math.floor((item.sent / item.size) * 100) : 0;
  const said = item.again ? t('case.attach.once') : item.state === 'done' ? t(item.sameAs ? 'case.attach.known' : 'patient.paper_done') : item.state === 'refused' ? t('patient.paper_refused') : item.state === 'paused' ? t('patient.paper_paused') : t('patient.paper_sending', { percent: number(share) });
  return (
    <li data-state={item.state}>
      <span><bdi>{item.name}</bdi> <span className="quiet" role="status">{said}</span></span>
      {item.state !== 'done' && <progress max={100} value={share} aria-label={item.name} />}
      <Problem error={item.state === 'refused' ? item.error : undefined} />
      {item.state === 'paused' && <button type="button" onClick={onAgain}>{t('patient.go_on')}</button>}
      {item.state === 'refused' && <button type="button" onClick={onDrop}>{t('patient.take_off')}</button>}
    </li>
  );
}
