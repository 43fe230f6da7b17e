import type { CasesStage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { stepsOf } from '~/lib/steps.ts';

/** The journey as a strip: what is done, what is now, what comes next. */
export function Steps({ stage }: { stage: CasesStage }) {
  const { t } = useReader();
  return (
    <ol className="steps">
      {stepsOf(stage).map(({ name, state }) => <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>{t(`patient.step.${name}`)}<span className="said"> {t(`patient.state.${state}`)}</span></li>)}
    </ol>
  );
}
