// Whose consent is in force, and the one that a refused command lacks: whose it is, as far as the refusal and what was sent say.
import type { CaseView, PartyName } from '~api';
import { ApiError, fieldErrors } from '~/lib/api/problem.ts';

/** Who coordinates and who sent the patient works because the patient asked them to: their consent needs no word, until it is revoked. */
export function implied({ consents, participants }: Pick<CaseView, 'consents' | 'participants'>): PartyName[] {
  const asked = participants.filter(({ party, role }) => party.id && (role === 'coordinator' || role === 'referrer') && !consents.some((one) => one.party.id === party.id)).map(({ party }) => party);
  return [...new Map(asked.map((party) => [party.id, party])).values()];
}

/** Whose consent can be revoked: what is not in force cannot. */
export const inForce = (view: Pick<CaseView, 'consents' | 'participants'>): PartyName[] => [...view.consents.filter(({ state }) => state === 'active').map(({ party }) => party), ...implied(view)];

export function lackingConsent(error: unknown, body: unknown, { commands, referrals }: Pick<CaseView, 'commands' | 'referrals'>): string | undefined {
  if (!(error instanceof ApiError) || error.code !== 'consent_missing' || !commands.some(({ command }) => command === 'grant_consent')) return undefined;
  const field = fieldErrors(error)[0]?.field.slice(1) ?? '';
  const value = (body as Record<string, unknown> | undefined)?.[field];
  return typeof value === 'string' ? (referrals.find(({ id }) => id === value)?.clinic.id ?? value) : undefined;
}
