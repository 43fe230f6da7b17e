// Whose move it is in the journey as its patient sees it, and by when.
import type { CaseView, PartyName } from '~api';
import { lastDayOf } from '~/lib/lastDay.ts';
import { offersOf } from '~/lib/offers.ts';
import { ended, nobodyAsked } from '~/lib/steps.ts';

/** `due` is an instant of a running clock; `until` the last day of one that ends with a day, or of the plan that lapses first. */
export interface Turn { yours: boolean; appeal?: boolean; who?: PartyName; due?: string; until?: string }

/** By which words the page says where the case stands: its stage, or that nobody was asked yet. */
export const sayingOf = (view: CaseView): string => (nobodyAsked(view) ? 'referral_unasked' : view.stage);

/** The last day on which the reader may appeal a refusal at home. */
function appealDay(view: CaseView): string | undefined {
  const may = view.commands.some(({ command }) => command === 'appeal_refusal');
  return may ? view.levels.find(({ appeal }) => appeal?.state === 'open')?.appeal?.last_day : undefined;
}

/** Whose move it is. The reader's own when an offer waits and they may choose, or a refusal at home and they may appeal. */
export function turnOf(view: CaseView): Turn {
  if (ended(view.stage)) return { yours: false };
  const first = view.tasks.filter((task) => task.due !== undefined).sort((a, b) => a.due!.localeCompare(b.due!))[0];
  const until = first && lastDayOf(first.name, first.due!, first.owes?.place);
  const due = until ? undefined : first?.due;
  const appeal = appealDay(view);
  if (appeal) return { yours: true, appeal: true, until: appeal };
  const offers = offersOf(view);
  if (view.commands.some(({ command }) => command === 'accept_offer') && offers.length > 0) return { yours: true, due, until: offers.map(({ offer }) => offer.valid_until).sort()[0] };
  const chosen = view.referrals.find(({ state }) => state === 'chosen');
  return { yours: false, who: view.stage === 'treatment' && chosen ? chosen.clinic : view.owner, due, until };
}
