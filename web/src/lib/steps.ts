// The journey as its patient sees it: what is done, what is now, what comes next.
import type { CasesStage } from '~api';

const kSteps = ['records', 'referral', 'choice', 'funding', 'visa', 'travel', 'treatment', 'aftercare'] as const;
export type StepName = (typeof kSteps)[number];
export type StepState = 'done' | 'now' | 'next';

const kPlace: Partial<Record<CasesStage, StepName>> = { enquiry: 'records', approval: 'referral' };
const kEnded = ['closed', 'withdrawn', 'refused', 'deceased'];

export function ended(stage: CasesStage): boolean { return kEnded.includes(stage); }

export function stepsOf(stage: CasesStage): { name: StepName; state: StepState }[] {
  if (stage === 'closed') return kSteps.map((name) => ({ name, state: 'done' }));
  const now = kSteps.indexOf(kPlace[stage] ?? (stage as StepName));
  return kSteps.map((name, place) => ({ name, state: now < 0 || place > now ? 'next' : place < now ? 'done' : 'now' }));
}
