import { expect, it } from 'vitest';
import { kReferralState, type CaseView, type ReferralState } from '~api';
import { possible } from './possible.ts';

const clinic = { id: 'c', name: 'Neva', type: 'clinic', place: 'RU-SPE' } as const;
const kAnswers = ['receive_referral', 'accept_referral', 'ask_information', 'decline_referral', 'make_offer'];

function answers(state: ReferralState): string[] {
  const referrals: CaseView['referrals'] = [{ id: 'r', clinic, state, question: 'q', asked_at: '2026-01-01T00:00:00Z', translations: []}];
  return possible({ referrals, commands: kAnswers.map((command) => ({ command, referral: 'r' })) }).map(({ command }) => command);
}

it('lets a clinic confirm the receipt once, and review before it has offered', () => {
  expect(answers('requested')).toEqual(kAnswers);
  expect(answers('received')).toEqual(['accept_referral', 'ask_information', 'decline_referral', 'make_offer']);
  expect(answers('offered')).toEqual(['decline_referral', 'make_offer']);
});

it('asks nothing more of a clinic whose part is over', () => {
  for (const state of ['declined', 'withdrawn', 'released', 'expired', 'chosen'] as const) expect(answers(state), state).toEqual([]);
});

it('keeps what is about no referral, whatever their states', () => {
  const referrals = kReferralState.map((state) => ({ id: state, clinic, state, question: 'q', asked_at: '2026-01-01T00:00:00Z', translations: []}));
  expect(possible({ referrals, commands: [{ command: 'edit_wish' }] })).toEqual([{ command: 'edit_wish' }]);
});
