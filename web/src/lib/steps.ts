// The journey as its patient sees it: what is done, what is now, what comes next.
import type { CasesStage, CaseView, ReferralState } from '~api';

const kSteps = ['records', 'referral', 'choice', 'funding', 'visa', 'travel', 'treatment', 'aftercare'] as const;
export type StepName = (typeof kSteps)[number];
export type StepState = 'done' | 'now' | 'next' | 'dropped';
export interface Step { name: StepName; state: StepState }

type View = Pick<CaseView, 'stage' | 'records' | 'referrals' | 'funding' | 'visa' | 'travel' | 'discharged' | 'outcome'>;

const kPlace: Partial<Record<CasesStage, StepName>> = { enquiry: 'records', approval: 'referral' };
const kEnded = ['closed', 'withdrawn', 'refused', 'deceased'];

export function ended(stage: string): boolean { return kEnded.includes(stage); }

/** What was done before the case ended: its stage no longer says how far it had come. */
const kDone: Record<StepName, (view: View) => boolean> = {
  records: ({ records }) => records.length > 0,
  referral: ({ referrals }) => referrals.some(({ offer }) => offer !== undefined),
  choice: ({ referrals }) => referrals.some(({ state }) => state === 'chosen'),
  funding: ({ funding }) => funding !== undefined,
  visa: ({ visa }) => visa !== undefined,
  travel: ({ travel }) => travel !== undefined,
  treatment: ({ discharged }) => discharged !== undefined,
  aftercare: ({ outcome }) => outcome !== undefined,
};

const kOpen: readonly ReferralState[] = ['requested', 'received', 'information_wanted', 'accepted', 'offered'];

/** Clinics are to answer, and none has a request: nobody was asked yet, or all have said no. */
export const nobodyAsked = ({ stage, referrals }: Pick<CaseView, 'stage' | 'referrals'>) => stage === 'referral' && !referrals.some(({ state }) => kOpen.includes(state));

export function stepsOf(view: View): Step[] {
  const { stage } = view;
  if (stage === 'closed') return kSteps.map((name) => ({ name, state: 'done' }));
  if (ended(stage)) return kSteps.map((name) => ({ name, state: kDone[name](view) ? 'done' : 'dropped' }));
  const now = kSteps.indexOf(kPlace[stage] ?? (stage as StepName));
  return kSteps.map((name, place) => ({ name, state: place > now ? 'next' : place < now ? 'done' : 'now' }));
}
