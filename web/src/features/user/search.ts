// Users are few enough to be searched where they are shown: by name, address and organisation, whatever the case of letters.
import type { Role, UserRecord } from '~api';

export type UserSearch = Partial<Record<'q' | 'role', string>>;

/** Each organisation once, with all the roles in it. */
export function byParty({ memberships }: UserRecord): { party: string; roles: Role[] }[] {
  const parties = [...new Set(memberships.map(({ party }) => party))];
  return parties.map((party) => ({ party, roles: memberships.filter((one) => one.party === party).map(({ role }) => role) }));
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');

export function matches(user: UserRecord, nameOf: (party: string) => string, { q, role }: UserSearch): boolean {
  if (role && !user.memberships.some((membership) => membership.role === role)) return false;
  const text = fold([user.name, user.email, ...user.memberships.map(({ party }) => nameOf(party))].join(' '));
  return fold(q ?? '').split(/\s+/).every((word) => text.includes(word));
}
