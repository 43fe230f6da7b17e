import { expect, it } from 'vitest';
import { affectedBy } from './live.ts';

it('asks again for the dossier, its lists and start pages, and nothing else', () => {
  const changes = [{ kind: 'case', id: 'a' }];
  expect(affectedBy(['case', 'a', 'timeline'], changes)).toBe(true);
  expect(affectedBy(['cases', 'board', {}], changes)).toBe(true);
  for (const over of ['start', 'notices', 'clocks']) expect(affectedBy([over], changes)).toBe(true);
  expect(affectedBy(['case', 'b'], changes)).toBe(false);
  expect(affectedBy(['agreements'], changes)).toBe(false);
});

it('hears of colleagues who come to a case, and asks nothing else for that', () => {
  const changes = [{ kind: 'presence', id: 'a' }];
  expect(affectedBy(['presence', 'a'], changes)).toBe(true);
  expect([['presence', 'b'], ['case', 'a'], ['start'], ['notices']].map((key) => affectedBy(key, changes))).toEqual([false, false, false, false]);
});
