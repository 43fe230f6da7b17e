import { expect, it } from 'vitest';
import { ApiError } from './api/problem.ts';
import { keyKeeper } from './keys.ts';

it('keeps the key while the outcome is unknown and makes a new one after a definite answer', () => {
  let made = 0;
  const keeper = keyKeeper(() => `key-${++made}`);
  expect(keeper.keyFor('/x', { a: 1 })).toBe('key-1');
  keeper.settled(new ApiError({ status: 0, code: 'offline' }));
  expect(keeper.keyFor('/x', { a: 1 })).toBe('key-1');
  keeper.settled(new ApiError({ status: 503, code: 'busy' }));
  expect(keeper.keyFor('/x', { a: 1 })).toBe('key-1');
  expect(keeper.keyFor('/x', { a: 2 })).toBe('key-2');
  keeper.settled(new ApiError({ status: 409, code: 'wrong_stage' }));
  expect(keeper.keyFor('/x', { a: 2 })).toBe('key-3');
});
