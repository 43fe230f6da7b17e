import { useReader } from '~/lib/i18n/context.tsx';
import type { Step } from '~/lib/steps.ts';

/** The journey as a strip: what is done, what is now, what comes next; after an end, what was not reached. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const { t } = useReader();
  return (
    <ol className="steps">
      {steps.map(({ name, state }) => <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>{t(`patient.step.${name}`)}<span className="said"> {t(`patient.state.${state}`)}</span></li>)}
    </ol>
  );
}
