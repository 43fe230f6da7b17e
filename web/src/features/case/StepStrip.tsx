import { IconCircle, IconCircleCheckFilled, IconCircleDotFilled, IconCircleOff } from '@tabler/icons-react';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { stepsOf, type StepState } from '~/lib/steps.ts';
import css from './case.module.css';

const kSigns: Record<StepState, typeof IconCircle> = { done: IconCircleCheckFilled, now: IconCircleDotFilled, next: IconCircle, dropped: IconCircleOff };

/** The journey as its patient sees it: what is done, what is now, what comes next; after an end, what was not reached. */
export function StepStrip({ view }: { view: CaseView }) {
  const { t } = useReader();
  return (
    <ol className={css.strip}>
      {stepsOf(view).map(({ name, state }) => {
        const Sign = kSigns[state];
        return <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}><Sign size={18} aria-label={t(`patient.state.${state}`)} />{t(`patient.step.${name}`)}</li>;
      })}
    </ol>
  );
}
