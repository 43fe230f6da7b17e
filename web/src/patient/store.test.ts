import { expect, it } from 'vitest';
import { ApiError } from '~/lib/api/problem.ts';
import { accessEnded } from './store.ts';

it('takes as the end of access only what the server says of it', () => {
  const refused = (status: number) => new ApiError({ status, code: 'any' });
  expect([401, 404, 410].map((status) => accessEnded(refused(status)))).toEqual([true, true, true]);
  for (const hiccup of [0, 408, 421, 429, 500, 502, 503, 504]) expect(accessEnded(refused(hiccup)), String(hiccup)).toBe(false);
  expect(accessEnded(new SyntaxError('half an answer'))).toBe(false);
});
