import type { Attached } from '~/lib/attached.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { softly } from '~/lib/i18n/hyphens.ts';
import { Problem } from './Problem.tsx';

/** What has arrived so far is kept, and the rest follows. */
const kStopped = { offline: 'case.attach.stopped', not_sent: 'case.attach.stopped' };

/** A photograph or a file beside the words that it belongs to; each says how far it is. */
export function Attach({ attached: { items, waiting, add, drop } }: { attached: Attached }) {
  const { t } = useReader();
  return (
    <>
      <label className="attach">
        {softly(t('case.attach.add'))}
        <input type="file" multiple accept="image/*,application/pdf,.zip,.dcm" onChange={(event) => { add([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ''; }} />
      </label>
      {items.length > 0 && (
        <ul className="attached">
          {items.map(({ key, name, state, sent, size, error, again, sameAs }) => (
            <li key={key} data-state={state}>
              <bdi>{name}</bdi> {(again || sameAs) && <span className="quiet">{t(again ? 'case.attach.once' : 'case.attach.known')}</span>}
              {state !== 'done' && state !== 'refused' && <progress max={Math.max(size, 1)} value={sent} aria-label={name} />}
              <Problem error={error} own={kStopped} />
              {state !== 'done' && <button type="button" aria-label={`${t('common.remove')}: ${name}`} onClick={() => drop(key)}>{t('common.remove')}</button>}
            </li>
          ))}
        </ul>
      )}
      {waiting && <p role="status" className="quiet">{t('case.attach.wait')}</p>}
    </>
  );
}
