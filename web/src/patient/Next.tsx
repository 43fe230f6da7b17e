import { useEffect, useRef } from 'react';
import type { PartyName } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import type { Step } from '~/lib/steps.ts';
import { Fresh } from '~/plain/Fresh.tsx';
import { Steps } from '~/plain/Steps.tsx';
import { When } from '~/plain/When.tsx';
import type { Turn } from './steps.ts';

/** `saying` is how the page says where the case stands; `chosen` is the clinic whose plan was taken; `accepted` turns true when that has just been done here; `unread` are messages that wait below; `kept` says the
    step alone, as it was last seen: who may do what, and what stands below, is not known then. */
interface Props { saying: string; steps: readonly Step[]; turn: Turn; chosen?: PartyName; accepted?: boolean; unread?: number; kept?: boolean }

/** Goes to a part of the page without touching the address: its fragment is where a link's secret stands. */
function look(part: string): void {
  const at = document.getElementById(part);
  at?.scrollIntoView({ block: 'start' });
  at?.focus({ preventScroll: true });
}

/** The first thing that is read: whose move it is, what comes after it in plain words, and the strip of steps under it. */
export function Next({ saying, steps, turn, chosen, accepted = false, unread = 0, kept = false }: Props) {
  const { t, has, day, partyName } = useReader();
  const box = useRef<HTMLElement>(null);
  useEffect(() => { if (accepted) { box.current?.scrollIntoView({ block: 'start' }); box.current?.focus(); } }, [accepted]);
  const then = `patient.then.${saying}`;
  return (
    <section ref={box} className="next" aria-live="polite" tabIndex={-1}>
      {accepted && <p className="accepted" role="status">✓ {t('patient.accepted')}</p>}
      <h2>{t(turn.appeal ? 'patient.now_appeal' : turn.yours ? 'patient.now_you' : `patient.now.${saying}`)}</h2>
      {chosen && <p><strong>{t('patient.chosen', { clinic: partyName(chosen) })}</strong></p>}
      {turn.yours && !turn.appeal && <button type="button" className="primary" onClick={() => look('plans')}>{t('patient.compare')}</button>}
      <Fresh count={unread} />
      {!kept && !turn.yours && unread === 0 && has(then) && <p>{t(then)}</p>}
      {!turn.yours && unread === 0 && turn.who && <p>{t('patient.who_acts', { who: partyName(turn.who) })}</p>}
      {(turn.until ?? turn.due) && <p className="quiet">{t('patient.by_when')} {turn.until ? day(turn.until) : <When at={turn.due!} place={turn.who?.place} />}</p>}
      <Steps steps={steps} />
    </section>
  );
}
