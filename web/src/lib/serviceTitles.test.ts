import { expect, it } from 'vitest';
import { titleIn } from './serviceTitles.ts';

it('reads a line of the price list in the reader’s language, and leaves one that the clinic wrote anew', () => {
  const texts = [{ language: 'ru', title: 'Операция на молочной железе' }, { language: 'mn', title: 'Хөхний мэс засал' }];
  expect(titleIn(texts, 'Операция на молочной железе (открытая операция)', 'mn')).toBe('Хөхний мэс засал');
  expect(titleIn(texts, 'Операция на молочной железе', 'ru')).toBeUndefined();
  expect(titleIn(texts, 'Операция', 'mn')).toBeUndefined();
  expect(titleIn(texts, 'Операция на молочной железе', 'ko')).toBeUndefined();
});
