import { expect, it } from 'vitest';
import { addressOf, readAddress } from './search.ts';

it('brings the search back whole from its address', () => {
  const search = { q: 'замена колена', place: 'KR,RU-SPE', budget: undefined };
  expect(readAddress(addressOf(search))).toEqual({ q: 'замена колена', place: 'KR,RU-SPE' });
  expect(addressOf({})).toBe('');
});
