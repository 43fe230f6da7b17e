import { expect, it } from 'vitest';
import type { CaseView, PartyName } from '~api';
import { clinicOf } from './tasks.ts';

const party = (id: string) => ({ id, name: id }) as PartyName;
const referrals = [{ id: 'a', clinic: party('neva') }, { id: 'b', clinic: party('han') }] as CaseView['referrals'];

it('names the clinic whose plan or question a clock is about, not one that owes itself', () => {
  const told = (part: string | undefined, owes: string) => clinicOf(referrals, { part, owes: party(owes) })?.name;
  expect(told('b', 'bureau')).toBe('han');
  expect(told('a', 'neva')).toBeUndefined();
  expect(told('translation', 'bureau')).toBeUndefined();
  expect(told(undefined, 'bureau')).toBeUndefined();
});
