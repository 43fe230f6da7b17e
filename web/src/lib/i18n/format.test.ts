import { describe, expect, it } from 'vitest';
import { applyPattern, clockOfDay, formatMoney, formatNumber, parseAmount, wallClock } from './format.ts';
import { kPlainTable } from './table.ts';

const be = { ...kPlainTable, months: ['студзеня', 'лютага'], decimal: ',', group: '\u00a0' };

describe('dates', () => {
  it('shows the wall clock of a zone, on the right day', () => {
    const at = new Date('2026-02-01T22:30:00Z');
    expect(wallClock(at, 'Asia/Ho_Chi_Minh')).toMatchObject({ year: 2026, month: 2, day: 2, hour: 5, minute: 30, weekday: 1 });
    expect(wallClock(at, 'America/New_York')).toMatchObject({ day: 1, hour: 17, weekday: 0 });
  });
  it('applies a pattern with quoted text and the table’s months', () => {
    expect(applyPattern("d MMMM y 'г'.", clockOfDay('2026-02-03'), be)).toBe('3 лютага 2026 г.');
    expect(applyPattern('dd.MM.yy, HH:mm', wallClock(new Date('2026-02-03T04:05:00Z'), 'UTC'), be)).toBe('03.02.26, 04:05');
  });
  it('keeps a calendar day the same in every zone', () => {
    expect(clockOfDay('2026-03-01')).toMatchObject({ day: 1, month: 3, weekday: 0 });
  });
});

describe('numbers and money', () => {
  it('groups and signs', () => {
    expect(formatNumber(-1234567.5, be, 1)).toBe('\u22121\u00a0234\u00a0567,5');
    expect(formatNumber(160000, kPlainTable)).toBe('160,000');
  });
  it('knows the minor units of each currency', () => {
    expect(formatMoney({ minor: '125050', currency: 'USD' }, be)).toBe('1\u00a0250,50\u00a0USD');
    expect(formatMoney({ minor: '125000', currency: 'KRW' }, kPlainTable)).toBe('125,000\u00a0KRW');
    expect(formatMoney({ minor: '5', currency: 'KWD' }, kPlainTable)).toBe('0.005\u00a0KWD');
  });
  it('writes no minor units where nobody does, nor where a rate made the sum', () => {
    expect(formatMoney({ minor: '3150000050', currency: 'MNT' }, kPlainTable)).toBe('31,500,001\u00a0MNT');
    expect(formatMoney({ minor: '1250049', currency: 'UZS' }, kPlainTable)).toBe('12,500\u00a0UZS');
    expect(formatMoney({ minor: '125050', currency: 'USD' }, be, true)).toBe('1\u00a0251\u00a0USD');
    expect(formatMoney({ minor: '40', currency: 'USD' }, be, true)).toBe('0\u00a0USD');
  });
  it('reads what people type', () => {
    expect(parseAmount('1 250,50', 'USD')).toBe('125050');
    expect(parseAmount('1,250,000', 'VND')).toBe('1250000');
    expect(parseAmount('1.250.000', 'USD')).toBe('125000000');
    expect(parseAmount('12.5', 'USD')).toBe('1250');
    expect(parseAmount('1 000', 'KRW')).toBe('1000');
    expect(parseAmount('ten', 'USD')).toBeUndefined();
    expect(parseAmount('-5', 'USD')).toBeUndefined();
  });
});
