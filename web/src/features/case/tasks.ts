// Whose plan or question a clock of the coordinator's is about: the clock tells who owes, the case's parts tell to whom.
import type { CaseView, PartyName, TaskView } from '~api';
import { callOf } from '~/features/referral/call.ts';
import { lastDayOf } from '~/lib/lastDay.ts';

type View = Pick<CaseView, 'tasks' | 'referrals' | 'calls'>;

/** The requests that a clock may be of. A plan is known by its last day; of several clinics that wait for the same, nobody can tell. */
function partsOf(view: View, { name, due, owes }: TaskView) {
  if (name === 'offer_choice') {
    const offered = view.referrals.filter(({ state }) => state === 'offered');
    const day = due && lastDayOf(name, due, owes?.place);
    return offered.length === 1 ? offered : offered.filter(({ offer }) => offer && offer.valid_until === day);
  }
  if (name !== 'information_wanted' && name !== 'call_back') return [];
  const waiting = view.referrals.filter(({ id, state }) => state === 'information_wanted' && (callOf(view, id) !== undefined) === (name === 'call_back'));
  return waiting.length === 1 ? waiting : [];
}

/** Of each clock of the case the clinic that it is about, where the case tells it. */
export function clinicsOf(view: View): (PartyName | undefined)[] {
  const named = new Set<string>();
  return view.tasks.map((task) => {
    const part = partsOf(view, task).find(({ id }) => !named.has(id));     // two plans of one day have a clock each
    if (part) named.add(part.id);
    return part?.clinic;
  });
}
