import { expect, it } from 'vitest';
import { typedDate } from './typedDate.ts';

const kToday = '2026-11-26';
const read = (text: string) => typedDate(text, kToday);

it('reads a day as papers have it', () => {
  for (const text of ['12.09.2026', '12/9/2026', '2026-09-12', '12 Sep 2026', 'Sept 12, 2026', '12 сентября 2026 г.', '2026년 9월 12일', 'ngày 12 tháng 9 năm 2026', '2026 оны 9 сарын 12', '١٢/٠٩/٢٠٢٦', '12.09.26']) expect(read(text), text).toBe('2026-09-12');
  expect(read('12.03.54'), 'the one that has come').toBe('1954-03-12');
  expect(read('05/31/2020'), 'month first where it cannot be otherwise').toBe('2020-05-31');
});

it('reads a month and a year, and what stands there already', () => {
  for (const text of ['9/2026', '09.2026', '2026-09', 'Sep 2026', 'сен 2026']) expect(read(text), text).toBe('2026-09');
  expect(read(' 2019 ')).toBe('2019');
});

it('guesses nothing', () => {
  for (const text of ['', 'soon', 'before 2019', '31.02.2020', '13/2020', '9/26', '32 Sep 2020', 'Ju 2020', '12 Sep Oct 2020', '1.2.3.2020', '99']) expect(read(text), text).toBeUndefined();
  for (const text of ['27.11.2026', '12.2026', '2027', '1850']) expect(read(text), `${text} has not come yet, or is too long ago`).toBeUndefined();
});
