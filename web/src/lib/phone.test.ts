import { expect, it } from 'vitest';
import { notWhole } from './phone.ts';

it('knows a number that lacks digits from a whole one', () => {
  for (const typed of ['+7 921 555', '+7 921 555 12 345', '+84 90 123', '+976 9911', '+٧ ٩٢١ ٥٥٥']) expect(notWhole(typed), typed).toBeDefined();
  for (const typed of ['+7 (812) 555-01-00', '+84 28 5550 0100', '+84 90 123 45 67', '+976 11 555 010', '+82 2 555 0100', '+82 10 5550 0100', '+998 71 555 01 00', '+375 17 555 01 00', '+٧ ٨١٢ ٥٥٥ ٠١ ٠٠']) expect(notWhole(typed), typed).toBeUndefined();
  expect(notWhole('+7 921 555')).toEqual({ code: '7', least: 10, most: 10 });
});

it('leaves to the server what has no country, or one of which it knows nothing', () => {
  for (const typed of ['812 555 01 00', 'ask the desk', '+354 555 0100', '']) expect(notWhole(typed), typed).toBeUndefined();
});
