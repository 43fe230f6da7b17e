// What an event of a case is about, of what the reader was told of it: whose consent, which kind of visa.
import type { CaseView, PartyName, TimelineItem } from '~api';

const kKinds: Record<string, { member: string; prefix: string }> = {
  funding_recorded: { member: 'kind', prefix: 'case.funding_kind' },
  visa_recorded: { member: 'kind', prefix: 'case.visa_kind' },
  outcome_sent_home: { member: 'outcome', prefix: 'case.outcome' },
};
const kOfConsent = ['consent_granted', 'consent_revoked'];

/** A party by its name, or a message; nothing where the reader was not told. */
export function subjectOf(view: Pick<CaseView, 'consents' | 'referrals'>, { event, referral, data }: TimelineItem): { party?: PartyName; message?: string } {
  const said = (data ?? {}) as Record<string, unknown>;
  if (kOfConsent.includes(event)) return { party: view.consents.find(({ party }) => party.id === said.party)?.party };
  const kind = kKinds[event];
  if (kind && typeof said[kind.member] === 'string') return { message: `${kind.prefix}.${said[kind.member] as string}` };
  return { party: view.referrals.find(({ id }) => id === referral)?.clinic };
}
