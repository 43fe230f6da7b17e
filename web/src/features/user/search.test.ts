import { expect, it } from 'vitest';
import type { UserRecord } from '~api';
import { byParty, matches } from './search.ts';

const user: UserRecord = { state: 'active', name: 'Nguyễn Thị Hạnh', email: 'hanh@sh.example', language: 'vi', zone: 'Asia/Ho_Chi_Minh', memberships: [{ party: 'p', role: 'referrer' }] };
const nameOf = () => 'Sông Hương Health Travel';

it('finds a user by parts of the name, the address or the organisation, without marks and case', () => {
  for (const q of [undefined, '', 'hanh', 'NGUYEN thi', 'song huong', 'sh.example']) expect(matches(user, nameOf, { q }), q).toBe(true);
  expect(matches(user, nameOf, { q: 'hanh seoul' })).toBe(false);
});

it('keeps to a role where one is chosen', () => {
  expect(matches(user, nameOf, { role: 'referrer' })).toBe(true);
  expect(matches(user, nameOf, { role: 'coordinator', q: 'hanh' })).toBe(false);
});

it('names an organisation once, with all the roles in it', () => {
  const both: UserRecord = { ...user, memberships: [{ party: 'a', role: 'official' }, { party: 'b', role: 'auditor' }, { party: 'a', role: 'statistician' }] };
  expect(byParty(both)).toEqual([{ party: 'a', roles: ['official', 'statistician'] }, { party: 'b', roles: ['auditor'] }]);
});
