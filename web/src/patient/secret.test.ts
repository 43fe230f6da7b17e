import { expect, it } from 'vitest';
import { secretOf } from './secret.ts';

it('takes as a secret only what can be one', () => {
  const secret = 'aB3_-'.repeat(9).slice(0, 43);
  expect(secretOf(`#${secret}`)).toBe(secret);
  for (const other of ['', '#', '#plans', `#${secret}x`, `#${secret.slice(1)}`, `#${secret.slice(1)}=`]) expect(secretOf(other)).toBeUndefined();
});
