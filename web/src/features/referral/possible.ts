// The server names the commands of a stage; which of them a referral still takes depends on how far it is (src/domain/case/decide_referral.cpp).
import type { CasesCommandChoice, CaseView, ReferralState } from '~api';

const kOpen: readonly ReferralState[] = ['requested', 'received', 'information_wanted', 'accepted', 'offered'];
const kTaken: Record<string, readonly ReferralState[]> = {
  receive_referral: ['requested'],
  accept_referral: ['requested', 'received', 'information_wanted'],
  ask_information: ['requested', 'received', 'accepted'],
  give_information: ['information_wanted'],
  make_offer: kOpen,
  translate_offer: ['offered', 'chosen'],
  decline_referral: kOpen,
  withdraw_referral: kOpen,
  accept_offer: ['offered'],
  record_acceptance: ['offered'],
};

/** The commands that would not be refused for the state of their referral. */
export function possible({ commands, referrals }: Pick<CaseView, 'commands' | 'referrals'>): CasesCommandChoice[] {
  return commands.filter(({ command, referral }) => {
    const state = referrals.find(({ id }) => id === referral)?.state;
    return state === undefined || (kTaken[command]?.includes(state) ?? true);
  });
}
