import { expect, it } from 'vitest';
import { ApiError } from '~/lib/api/problem.ts';
import { accessEnded, leadsTo } from './store.ts';

it('takes as the end of access only what the server says of it', () => {
  const refused = (status: number) => new ApiError({ status, code: 'any' });
  expect([401, 404, 410].map((status) => accessEnded(refused(status)))).toEqual([true, true, true]);
  for (const hiccup of [0, 408, 421, 429, 500, 502, 503, 504]) expect(accessEnded(refused(hiccup)), String(hiccup)).toBe(false);
  expect(accessEnded(new SyntaxError('half an answer'))).toBe(false);
});

it('takes a session or a kept copy for what a link leads to only where the phone went in by that link, as that person', () => {
  const [own, other] = ['a'.repeat(43), `${'a'.repeat(42)}b`];
  const link = { ends: 'aaaaaaaa', person: 'daughter' };
  expect(leadsTo(own, link, 'daughter')).toBe(true);
  expect(leadsTo(own, link)).toBe(true);
  expect(leadsTo(own, link, 'son')).toBe(false);
  expect(leadsTo(other, link, 'daughter')).toBe(false);
  expect(leadsTo(own, undefined, 'daughter')).toBe(false);
  expect(leadsTo(undefined, undefined, 'daughter')).toBe(true);
});
