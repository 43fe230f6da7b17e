import { describe, expect, it } from 'vitest';
import { translator } from './messages.ts';
import { kPlainTable } from './table.ts';
import type { Language } from './languages.ts';

const kSlavic = '{n, plural, one {# one} few {# few} many {# many} other {# other}}';
const plural = (language: Language, text: string, n: number) =>
  translator(language, { 'x.y': text }, { ...kPlainTable, group: '\u00a0' })('x.y', { n });

describe('messages', () => {
  it('picks Belarusian and Russian plurals', () => {
    for (const language of ['be', 'ru'] as const) {
      expect(plural(language, kSlavic, 1)).toBe('1 one');
      expect(plural(language, kSlavic, 22)).toBe('22 few');
      expect(plural(language, kSlavic, 11)).toBe('11 many');
      expect(plural(language, kSlavic, 1005)).toBe('1\u00a0005 many');
    }
  });
  it('picks Arabic plurals with western digits', () => {
    const text = '{n, plural, zero {none} one {one} two {two} few {# few} many {# many} other {# other}}';
    expect([0, 1, 2, 3, 11, 100].map((n) => plural('ar', text, n))).toEqual(['none', 'one', 'two', '3 few', '11 many', '100 other']);
  });
  it('picks Mongolian and Uzbek plurals', () => {
    for (const language of ['mn', 'uz'] as const) {
      expect([1, 2].map((n) => plural(language, '{n, plural, one {one} other {#}}', n))).toEqual(['one', '2']);
    }
  });
  it('ends a sentence with one full stop, also behind an abbreviation', () => {
    const say = (text: string, day: string) => translator('ru', { 'x.y': text }, kPlainTable)('x.y', { day });
    expect(say('Срок до {day}. Затем', '3 мая 2026 г.')).toBe('Срок до 3 мая 2026 г. Затем');
    expect(say('Срок до {day}.', '3 мая')).toBe('Срок до 3 мая.');
    expect(say('Срок до {day}, …', '3 мая 2026 г.')).toBe('Срок до 3 мая 2026 г., …');
  });
  it('shows the id where there is no text', () => {
    expect(translator('en', {}, kPlainTable)('board.title')).toBe('board.title');
  });
});
