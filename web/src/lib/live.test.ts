import { expect, it } from 'vitest';
import { affectedBy } from './live.ts';

it('asks again for the dossier, its lists and start pages, and nothing else', () => {
  const changes = [{ kind: 'case', id: 'a' }];
  expect(affectedBy(['case', 'a', 'timeline'], changes)).toBe(true);
  expect(affectedBy(['cases', 'board', {}], changes)).toBe(true);
  expect(affectedBy(['start'], changes)).toBe(true);
  expect(affectedBy(['case', 'b'], changes)).toBe(false);
  expect(affectedBy(['agreements'], changes)).toBe(false);
});
