import { IconCircle, IconCircleCheckFilled, IconCircleDotFilled } from '@tabler/icons-react';
import type { CasesStage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { stepsOf, type StepState } from '~/lib/steps.ts';
import css from './case.module.css';

const kSigns: Record<StepState, typeof IconCircle> = { done: IconCircleCheckFilled, now: IconCircleDotFilled, next: IconCircle };

/** The journey as its patient sees it: what is done, what is now, what comes next. */
export function StepStrip({ stage }: { stage: CasesStage }) {
  const { t } = useReader();
  return (
    <ol className={css.strip}>
      {stepsOf(stage).map(({ name, state }) => {
        const Sign = kSigns[state];
        return <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}><Sign size={18} aria-label={t(`patient.state.${state}`)} />{t(`patient.step.${name}`)}</li>;
      })}
    </ol>
  );
}
