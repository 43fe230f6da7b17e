import { expect, it } from 'vitest';
import type { CaseView } from '~api';
import { clinicsOf } from './tasks.ts';

const owner = { id: 'o', name: 'Bureau', type: 'promotion_body', place: 'RU-SPE' };
const asked = (id: string, state: string, valid_until?: string) => ({ id, state, clinic: { id: `clinic-${id}`, name: id }, offer: valid_until && { valid_until } });
const plan = (due: string) => ({ name: 'offer_choice', owes: owner, due });
const told = (view: object) => clinicsOf({ calls: [], ...view } as unknown as CaseView).map((clinic) => clinic?.name);

it('names the clinic whose plan a clock is of, by the plan’s last day', () => {
  const referrals = [asked('neva', 'offered', '2026-03-20'), asked('primorsky', 'offered', '2026-03-25'), asked('han', 'declined', '2026-03-20')];
  const tasks = [plan('2026-03-25T21:00:00Z'), plan('2026-03-20T21:00:00Z'), { name: 'referral_answer', owes: owner, due: '2026-03-20T21:00:00Z' }];
  expect(told({ tasks, referrals })).toEqual(['primorsky', 'neva', undefined]);
});

it('gives two plans of one day a clock each, and the only plan its clock on any day', () => {
  const referrals = [asked('neva', 'offered', '2026-03-20'), asked('primorsky', 'offered', '2026-03-20')];
  expect(told({ tasks: [plan('2026-03-20T21:00:00Z'), plan('2026-03-20T21:00:00Z')], referrals })).toEqual(['neva', 'primorsky']);
  expect(told({ tasks: [plan('2026-04-01T21:00:00Z')], referrals: referrals.slice(0, 1) })).toEqual(['neva']);
});

it('names who waits for information or a call, and nobody where it cannot be known', () => {
  const tasks = [{ name: 'information_wanted', owes: owner, due: '2026-03-20T21:00:00Z' }, { name: 'call_back', owes: owner, due: '2026-03-20T21:00:00Z' }];
  const referrals = [asked('neva', 'information_wanted'), asked('han', 'information_wanted')];
  expect(told({ tasks, referrals, calls: [{ referral: 'han' }] })).toEqual(['neva', 'han']);
  expect(told({ tasks: tasks.slice(0, 1), referrals })).toEqual([undefined]);
});
