// Where a licence stands on a day. "Ends soon" is three months: about what a renewal takes.
import type { LicenceRecord } from '~api';

export const kLicenceStates = ['valid', 'expiring', 'not_yet', 'suspended', 'expired'] as const;
export type LicenceState = (typeof kLicenceStates)[number];

const kSoon_days = 90;

export const dayOf = (at: Date) => at.toISOString().slice(0, 10);

export function licenceState({ from, until, suspended }: Pick<LicenceRecord, 'from' | 'until' | 'suspended'>, now: Date): LicenceState {
  const today = dayOf(now);
  if (suspended) return 'suspended';
  if (until < today) return 'expired';
  if (from > today) return 'not_yet';
  return until < dayOf(new Date(now.getTime() + kSoon_days * 86_400_000)) ? 'expiring' : 'valid';
}

export const kLicenceColor: Record<LicenceState, string> = { valid: 'teal', expiring: 'warm', not_yet: 'gray', suspended: 'harm', expired: 'harm' };

/** What wants attention first: what holds no more, then what ends soon, then the rest by its end. */
export function byUrgency(licences: readonly LicenceRecord[], now: Date): { licence: LicenceRecord; state: LicenceState }[] {
  const order: LicenceState[] = ['expiring', 'valid', 'not_yet', 'suspended', 'expired'];
  return licences.map((licence) => ({ licence, state: licenceState(licence, now) }))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.licence.until.localeCompare(b.licence.until));
}

/** The one word about an organisation's licences that a list shows; nothing where all is well or none is recorded. */
export function worstOf(licences: readonly LicenceRecord[], now: Date): LicenceState | undefined {
  const states = licences.map((licence) => licenceState(licence, now));
  return (['suspended', 'expired', 'expiring', 'not_yet'] as const).find((state) => states.includes(state));
}
