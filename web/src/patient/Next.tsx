import type { CasesStage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { stepsOf, type Turn } from './steps.ts';
import { When } from './People.tsx';

/** The first thing that is read: whose move it is, and the strip of steps under it. */
export function Next({ stage, turn }: { stage: CasesStage; turn: Turn }) {
  const { t, day } = useReader();
  return (
    <section className="next" aria-live="polite">
      <h2>{t(turn.appeal ? 'patient.now_appeal' : turn.yours ? 'patient.now_you' : `patient.now.${stage}`)}</h2>
      {turn.yours && !turn.appeal && <a className="primary" href="#plans">{t('patient.compare')}</a>}
      {!turn.yours && turn.who && <p>{t('patient.who_acts', { who: turn.who.name })}</p>}
      {(turn.until ?? turn.due) && <p className="quiet">{t('patient.by_when')} {turn.until ? day(turn.until) : <When at={turn.due!} place={turn.who?.place} />}</p>}
      <ol className="steps">
        {stepsOf(stage).map(({ name, state }) => <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>{t(`patient.step.${name}`)}<span className="said"> {t(`patient.state.${state}`)}</span></li>)}
      </ol>
    </section>
  );
}
