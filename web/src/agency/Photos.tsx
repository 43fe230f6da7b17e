// Photographs of papers: the camera opens at one press, and each picture is on its way at once; what is in the phone already is chosen there.
// A broken line is gone on from by itself.
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { RecordView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { once, queueOf, type FileOnItsWay } from '~/lib/uploadQueue.ts';
import { Problem } from '~/plain/Problem.tsx';

const kPapers = ['letter', 'results', 'other'] as const;

function Way({ item, onResume, onDrop }: { item: FileOnItsWay & { again?: boolean }; onResume: () => void; onDrop: () => void }) {
  const { t, number } = useReader();
  const percent = item.size > 0 ? Math.floor((100 * item.sent) / item.size) : 100;
  return (
    <li data-state={item.state}>
      <span className="name">{item.name}</span>
      <span className="quiet">{item.again ? t('case.attach.once') : item.sameAs ? t('case.attach.known') : t(`agency.upload.${item.state}`, { n: number(percent) })}</span>
      {item.state === 'sending' && <progress max={100} value={percent} aria-label={item.name} />}
      {item.state === 'paused' && <button onClick={onResume}>{t('common.retry')}</button>}
      {item.state === 'refused' && <><Problem error={item.error} /><button onClick={onDrop}>{t('common.remove')}</button></>}
    </li>
  );
}

/** `onSent` hears of each that has arrived; `there` are those of the case, also from before this page was loaded. */
export function Photos({ id, there = [], onSent }: { id: string; there?: readonly RecordView[]; onSent?: () => void }) {
  const { t } = useReader();
  const queue = useMemo(() => queueOf(id), [id]);
  const items = useSyncExternalStore(queue.subscribe, queue.snapshot);
  useEffect(() => { queue.onDone = onSent ?? (() => {}); }, [queue, onSent]);
  const take = (paper: string, files: FileList | null) => {
    const taken = items.length;
    queue.add([...(files ?? [])].map((file, place) => new File([file], `${t(`agency.paper.${paper}`)} ${taken + place + 1}${/\.\w+$/.exec(file.name)?.[0] ?? ''}`, { type: file.type })));
  };
  const left = items.filter(({ state }) => state !== 'done' && state !== 'refused').length;
  const before = there.filter(({ id: of, title }) => title !== '' && !items.some(({ record, sameAs }) => of === (record ?? sameAs)));
  return (
    <div className="photos">
      {there.length > 0 && <p className="quiet">{t('agency.papers_there', { n: there.length })}</p>}
      {before.length > 0 && <ul className="attached">{before.map(({ id: of, title }) => <li key={of} data-state="done"><bdi>{title}</bdi></li>)}</ul>}
      <p>{t('agency.photos')}</p>
      <div className="papers">
        {kPapers.map((paper) => (
          <label key={paper} className="paper">
            <svg width="32" height="32" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z" /></svg>
            {t(`agency.paper.${paper}`)}
            <input type="file" accept="image/*,application/pdf" capture="environment" multiple onChange={(event) => { take(paper, event.currentTarget.files); event.currentTarget.value = ''; }} />
          </label>
        ))}
      </div>
      <label className="files">
        {t('agency.choose_files')}
        <input type="file" multiple onChange={(event) => { queue.add(event.currentTarget.files ?? []); event.currentTarget.value = ''; }} />
      </label>
      <ol className="ways" aria-live="polite">{once(items).map((item) => <Way key={item.key} item={item} onResume={() => queue.resume(item.key)} onDrop={() => queue.drop(item.key)} />)}</ol>
      <p role="status" className="quiet">{left > 0 && t('agency.still_sending', { n: left })}</p>
    </div>
  );
}
