import { expect, it } from 'vitest';
import { digitsOf, latin } from './digits.ts';
import { parseAmount } from './i18n/format.ts';
import { instantIn } from './wallClock.ts';

it('reads Arabic and Persian digits as everybody’s', () => {
  expect(latin('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 12')).toBe('0123456789 0123456789 12');
  expect(digitsOf('٤٦ سنة')).toBe('46');
  expect(digitsOf('soon')).toBe('');
});

it('knows them in amounts and times', () => {
  expect(parseAmount('١٢٥٠٫٥٠', 'USD')).toBe('125050');
  expect(parseAmount('١٬٢٥٠٬٠٠٠', 'VND')).toBe('1250000');
  expect(parseAmount('۹۱۵۰', 'USD')).toBe('915000');
  expect(instantIn('UTC', '2026-03-02', '٠٩:٣٠')).toBe('2026-03-02T09:30:00.000Z');
});
