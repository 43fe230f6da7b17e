import { describe, expect, it } from 'vitest';
import type { PhoneRecord } from '~api';
import { aheadOf, instantOf, isOpen } from './hours.ts';

const phone: PhoneRecord = { number: '+7 812 5550100', zone: 'Europe/Moscow', languages: [], days: [1, 2, 3, 4, 5], from_minute: 540, until_minute: 1080 };

describe('hours of a telephone', () => {
  it('count on its own clock', () => {
    expect(isOpen(phone, new Date('2026-03-02T06:00:00Z'))).toBe(true);    // Monday, 9:00 in Moscow
    expect(isOpen(phone, new Date('2026-03-02T05:59:00Z'))).toBe(false);
    expect(isOpen(phone, new Date('2026-03-02T15:00:00Z'))).toBe(false);   // 18:00
    expect(isOpen(phone, new Date('2026-03-01T09:00:00Z'))).toBe(false);   // Sunday
    expect(isOpen({ ...phone, days: [7], from_minute: undefined, until_minute: undefined }, new Date('2026-03-01T09:00:00Z'))).toBe(true);
  });
  it('are shown on the reader’s clock, across midnight too', () => {
    const now = new Date('2026-03-02T20:00:00Z');
    expect(aheadOf('Europe/Moscow', 'Asia/Ulaanbaatar', now)).toBe(300);
    expect(aheadOf('Asia/Ulaanbaatar', 'Europe/Moscow', now)).toBe(-300);
    expect(instantOf(540 + 300)).toBe('2000-01-03T14:00:00.000Z');
    expect(instantOf(-60)).toBe('2000-01-03T23:00:00.000Z');
  });
});
