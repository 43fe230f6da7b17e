// Whose turn it is, as far as an agency may know: its own by name, the coordinator's by name, else by the stage alone.
import type { CaseCard, PartyName } from '~api';
import { ended } from '~/lib/steps.ts';

/** `chooses`: it decides which clinics to ask. */
export type Turn = { who: 'you' } | { who: 'party' | 'chooses'; party: PartyName } | { who: 'side'; side: 'approval' | 'referral' | 'choice' | 'treatment' } | undefined;

const kSides = ['approval', 'referral', 'choice', 'treatment'] as const;
export function turnOf({ stage, owes, owner, flags }: Pick<CaseCard, 'stage' | 'owes' | 'owner' | 'flags'>, own: readonly string[]): Turn {
  if (ended(stage)) return undefined;
  if (owes) return own.includes(owes.id) ? { who: 'you' } : { who: 'party', party: owes };
  if (flags.includes('nobody_asked')) return { who: 'chooses', party: owner };
  const side = kSides.find((one) => one === stage);
  return side ? { who: 'side', side } : { who: 'party', party: owner };
}
