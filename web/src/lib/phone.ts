// How many digits a telephone number has after its country, where we work: one that lacks some would stop a clock for a call that nobody can make.
import { latin } from './digits.ts';

const kDigits: Readonly<Record<string, readonly [number, number]>> = { 7: [10, 10], 84: [9, 10], 976: [8, 8], 82: [8, 10], 998: [9, 9], 375: [9, 9], 86: [10, 11], 996: [9, 9], 992: [9, 9], 971: [8, 9], 966: [8, 9], 1: [10, 10] };

export interface Short { code: string; least: number; most: number }

/** What such a number would have; nothing where it has as many, where nobody here knows, or where it is no number with its country at all, which the server says. */
export function notWhole(typed: string): Short | undefined {
  const [, digits = ''] = /^\+(\d+)$/.exec(latin(typed).replace(/[\s().-]/g, '')) ?? [];
  const code = Object.keys(kDigits).find((one) => digits.startsWith(one));
  if (!code) return undefined;
  const [least, most] = kDigits[code]!;
  const after = digits.length - code.length;
  return after < least || after > most ? { code, least, most } : undefined;
}
