// The journey as its patient sees it: what is done, what is now, what comes next; who acts, and by when.
import type { CaseView, CasesStage, PartyName } from '~api';
import { lastDayOf } from '~/lib/lastDay.ts';
import type { Offered } from '~/lib/offers.ts';

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

/** `due` is an instant of a running clock; `until` the last day of one that ends with a day, or of the plan that lapses first. */
export interface Turn { yours: boolean; appeal?: boolean; who?: PartyName; due?: string; until?: string }

/** The last day on which the reader may appeal a refusal at home. */
function appealDay(view: CaseView): string | undefined {
  const may = view.commands.some(({ command }) => command === 'appeal_refusal');
  return may ? view.levels.find(({ appeal }) => appeal?.state === 'open')?.appeal?.last_day : undefined;
}

/** Whose move it is. The reader's own when an offer waits and they may choose, or a refusal at home and they may appeal. */
export function turnOf(view: CaseView): Turn {
  if (ended(view.stage)) return { yours: false };
  const first = view.tasks.filter((task) => task.due !== undefined).sort((a, b) => a.due!.localeCompare(b.due!))[0];
  const until = first && lastDayOf(first.name, first.due!);
  const due = until ? undefined : first?.due;
  const appeal = appealDay(view);
  if (appeal) return { yours: true, appeal: true, until: appeal };
  const offers = offersOf(view);
  if (view.commands.some(({ command }) => command === 'accept_offer') && offers.length > 0) return { yours: true, due, until: offers.map(({ offer }) => offer.valid_until).sort()[0] };
  const chosen = view.referrals.find(({ state }) => state === 'chosen');
  return { yours: false, who: view.stage === 'treatment' && chosen ? chosen.clinic : view.owner, due, until };
}

export function offersOf(view: CaseView): Offered[] {
  return view.referrals.filter((referral): referral is Offered => referral.offer !== undefined && ['offered', 'chosen'].includes(referral.state));
}
