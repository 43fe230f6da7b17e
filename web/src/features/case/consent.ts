// The consent that a refused command lacks: whose it is, as far as the refusal and what was sent say.
import type { CaseView } from '~api';
import { ApiError, fieldErrors } from '~/lib/api/problem.ts';

export function lackingConsent(error: unknown, body: unknown, { commands, referrals }: Pick<CaseView, 'commands' | 'referrals'>): string | undefined {
  if (!(error instanceof ApiError) || error.code !== 'consent_missing' || !commands.some(({ command }) => command === 'grant_consent')) return undefined;
  const field = fieldErrors(error)[0]?.field.slice(1) ?? '';
  const value = (body as Record<string, unknown> | undefined)?.[field];
  return typeof value === 'string' ? (referrals.find(({ id }) => id === value)?.clinic.id ?? value) : undefined;
}
